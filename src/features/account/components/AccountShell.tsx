import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from '@/components/ui/Logo';
import { JourneyPreview } from '@/features/template/components/JourneyPreview';
import '@/features/template/components/onboarding.css';
import { listTemplates } from '@/features/template/prepare';
import './account.css';

/** Frame of the pages before the app: a form, and the kind of map it leads to. */
export function AccountShell({
  title,
  sub,
  aside,
  children,
}: {
  title: string;
  sub: ReactNode;
  /** The way to the other page, at the end of the head. */
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="account">
      <header className="account-head">
        <Link href="/" aria-label="Touchline">
          <Logo />
        </Link>
        {aside}
      </header>
      <div className="account-body">
        <main className="account-main">
          <h1>{title}</h1>
          <p className="account-sub">{sub}</p>
          {children}
        </main>
        <div className="account-side" aria-hidden="true">
          <JourneyPreview
            stages={exampleStages()}
            note="A map to start from. The dotted line is the experience wanted at each touchpoint."
          />
        </div>
      </div>
    </div>
  );
}

function exampleStages() {
  const [template] = listTemplates();
  return (template?.stages ?? []).map(({ name, touchpoints }) => ({
    name,
    touchpoints: touchpoints.map(({ slug, name, desired }) => ({ id: slug, name, desired })),
  }));
}
