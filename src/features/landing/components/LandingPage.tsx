import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/Button';
import { Logo } from '@/components/ui/Logo';
import { LandingFigures } from './LandingFigures';
import './landing.css';

/** The front page. `example` is the live example's map, drawn by the product itself; none where there is no example. */
export function LandingPage({
  signedIn,
  example,
  proof,
}: {
  /** Where a signed-in visitor's work is. */
  signedIn: string | null;
  example: ReactNode;
  proof: ReactNode;
}) {
  const start = signedIn ?? '/sign-up';
  const startLabel = signedIn ? 'Open your maps' : 'Draw your map';
  return (
    <div className="landing">
      <header className="landing-head">
        <Link href="/" aria-label="Touchline">
          <Logo />
        </Link>
        <span className="row">
          {signedIn ? null : (
            <Link className={buttonClass('ghost')} href="/sign-in">
              Sign in
            </Link>
          )}
          <Link className={buttonClass('primary')} href={start}>
            {startLabel}
          </Link>
        </span>
      </header>
      <main>
        <section className="landing-top">
          <h1>The journey you drew, scored by the people walking it.</h1>
          <div>
            <p>
              Draw every touchpoint a customer meets. Ask one question at each. See where the journey you
              promised and the one they got drift apart, while it is happening.
            </p>
            <div className="row flex-wrap">
              <Link className={buttonClass('primary', 'l')} href={start}>
                {startLabel}
              </Link>
              {example ? (
                <Link className={buttonClass('plain', 'l')} href="/w/demo">
                  See a live example
                </Link>
              ) : null}
            </div>
          </div>
        </section>
        {example ? <div className="landing-example">{example}</div> : null}
        <LandingFigures />
        {proof ? (
          <section className="landing-proof">
            <h2>A score you can argue with</h2>
            <div>
              <p>
                Every number carries its interval and how many people are behind it. Points with fewer than 30
                ratings are drawn hollow, and below five there is none. A change is only called one when it
                can be told from noise.
              </p>
              {proof}
            </div>
          </section>
        ) : null}
        <section className="landing-close">
          <h2>Start with the touchpoint you worry about.</h2>
          <Link className={buttonClass('primary', 'l')} href={start}>
            {startLabel}
          </Link>
        </section>
      </main>
      <footer className="landing-foot">
        <Logo />
        <span className="grow" />
        <Link className="link" href="/docs/install">
          Install guide
        </Link>
        <Link className="link" href="/docs/api">
          API
        </Link>
        <span>No cookies in the widget. No addresses stored.</span>
      </footer>
    </div>
  );
}
