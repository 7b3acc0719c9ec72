import { Icon } from '@/components/ui/Icon';

const DEPARTMENTS = [
  { name: 'Marketing', from: 0, to: 2 },
  { name: 'Showroom', from: 2, to: 3 },
  { name: 'Online shop', from: 3, to: 5 },
  { name: 'Logistics', from: 5, to: 8 },
  { name: 'Finance', from: 0, to: 0 },
];

/** Draw, ask, watch: what happens, with a small drawing of each. */
export function LandingFigures() {
  return (
    <section className="landing-three">
      <div>
        <span className="landing-number">1</span>
        <h2>Draw</h2>
        <p>
          Stages, touchpoints, what people do, think and feel, and which department answers. Start from a
          template and rename what differs.
        </p>
        <div className="landing-figure" aria-hidden="true">
          {DEPARTMENTS.map(({ name, from, to }) => (
            <div key={name} className="landing-department">
              <span>{name}</span>
              <svg viewBox="0 0 8 1" preserveAspectRatio="none" aria-hidden="true">
                <rect width="8" height="1" fill="var(--chip)" />
                <rect x={from} width={to - from} height="1" fill="var(--ink-2)" />
              </svg>
            </div>
          ))}
        </div>
      </div>
      <div>
        <span className="landing-number">2</span>
        <h2>Ask</h2>
        <p>
          A question that loads after your page, works in two taps and keeps the answer when the train enters
          a tunnel. One script, less than eight kilobytes.
        </p>
        <div className="landing-figure" aria-hidden="true">
          <div className="landing-question">
            <b>How was picking your delivery slot?</b>
            <div>
              {[1, 2, 3, 4, 5].map((score) => (
                <span key={score} className={score === 2 ? 'chosen' : ''}>
                  {score}
                </span>
              ))}
            </div>
            <span className="row t11 mute justify-between">
              <span>Very poor</span>
              <span>Very good</span>
            </span>
          </div>
        </div>
      </div>
      <div>
        <span className="landing-number">3</span>
        <h2>Watch</h2>
        <p>
          Each rating lands on the map as it is given, in every open browser. The curve says what you deliver,
          the dashed line what you promised.
        </p>
        <div className="landing-figure" aria-hidden="true">
          <ul className="landing-promises">
            {[
              'An accepted answer is stored before it is confirmed',
              'Sent twice, counted once',
              'Works on your strictest page',
            ].map((line) => (
              <li key={line} className="row">
                <Icon name="check" />
                {line}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
