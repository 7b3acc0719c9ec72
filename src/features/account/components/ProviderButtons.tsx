'use client';

import { Button } from '@/components/ui/Button';
import { faultOf, useProvider } from '../client';
import { PROVIDER_NAMES } from '../schema';

/** The providers people can sign in through; nothing when none is set up. */
export function ProviderButtons({ providers, callbackUrl }: { providers: string[]; callbackUrl: string }) {
  const start = useProvider();
  const fault = faultOf(start.error);
  if (providers.length === 0) return null;
  return (
    <div className="account-form mt-4">
      <div className="account-or">or</div>
      {providers.map((provider) => (
        <Button
          key={provider}
          size="l"
          busy={start.isPending && start.variables.provider === provider}
          onClick={() => start.mutate({ provider, callbackUrl })}
        >
          Continue with {PROVIDER_NAMES[provider] ?? provider}
        </Button>
      ))}
      <div role="alert" className={fault ? 'account-fault' : 'vh'}>
        {fault?.message}
      </div>
    </div>
  );
}
