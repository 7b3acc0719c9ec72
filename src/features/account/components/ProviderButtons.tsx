'use client';

import { Button } from '@/components/ui/Button';
import { faultOf, useProvider } from '../client';
import type { Provider } from '../data';

/** The providers people can sign in through; nothing when none is set up. */
export function ProviderButtons({ providers, callbackUrl }: { providers: Provider[]; callbackUrl: string }) {
  const start = useProvider();
  const fault = faultOf(start.error);
  if (providers.length === 0) return null;
  return (
    <div className="account-form mt-4">
      <div className="account-or">or</div>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          size="l"
          busy={start.isPending && start.variables.provider === id}
          onClick={() => start.mutate({ provider: id, callbackUrl })}
        >
          Continue with {name}
        </Button>
      ))}
      <div role="alert" className={fault ? 'account-fault' : 'vh'}>
        {fault?.message}
      </div>
    </div>
  );
}
