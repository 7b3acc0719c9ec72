import Link from 'next/link';
import { formatCount } from '@/domain/format';
import { KEEPING_RULE } from '@/features/promise/prepare';
import type { LedModel } from '../prepare';

/** Promises not kept, what is being done, and what the statements rest on. */
export function LedSections({
  workspace,
  model: { broken, promises, evidence, moreEvidence, opportunities },
  hrefOf,
}: {
  workspace: string;
  model: LedModel;
  /** Address of a touchpoint. */
  hrefOf: (touchpoint: string) => string;
}) {
  return (
    <>
      <section className="sec" aria-labelledby="led-promises">
        <header>
          <h2 id="led-promises">Promises not kept</h2>
          <span className="cnt">{broken.length}</span>
        </header>
        <ul>
          {broken.map(({ id, name, at }) => (
            <li key={id} className="mine-line">
              <bdi className="m">{name}</bdi>
              {at.map((place) => (
                <p key={place.id} className="t12 num">
                  <Link href={hrefOf(place.id)} className="m" dir="auto">
                    {place.name}
                  </Link>{' '}
                  {place.text}
                </p>
              ))}
            </li>
          ))}
        </ul>
        <p className="mute t12 mine-note" title={KEEPING_RULE}>
          {promises}
        </p>
      </section>
      <section className="sec" aria-labelledby="led-work">
        <header>
          <h2 id="led-work">Opportunities and actions</h2>
          <span className="cnt">{opportunities.length}</span>
        </header>
        {opportunities.length === 0 ? (
          <p className="mute mine-note">None lies at these touchpoints yet.</p>
        ) : (
          <ul>
            {opportunities.map(({ id, title, status, at, mapId }) => (
              <li key={id} className="mine-line">
                <p className="row">
                  <Link href={`/w/${workspace}/maps/${mapId}/opportunities`} className="m grow" dir="auto">
                    {title}
                  </Link>
                  <span className="badge">{status}</span>
                </p>
                <p className="mute t12" dir="auto">
                  {at}
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="sec" aria-labelledby="led-evidence">
        <header>
          <h2 id="led-evidence">Evidence to renew</h2>
          <span className="cnt">{evidence.length + moreEvidence}</span>
        </header>
        {evidence.length === 0 ? (
          <p className="mute mine-note">Every statement rests on evidence of the last three months.</p>
        ) : (
          <ul>
            {evidence.map(({ key, touchpointId, touchpoint, text, age }) => (
              <li key={key} className="mine-line">
                <p dir="auto">{text}</p>
                <p className="mute t12">
                  <Link href={hrefOf(touchpointId)} dir="auto">
                    {touchpoint}
                  </Link>
                  , {age}
                </p>
              </li>
            ))}
          </ul>
        )}
        {moreEvidence > 0 ? (
          <p className="mute t12 mine-note">And {formatCount(moreEvidence, 'more statement')}.</p>
        ) : null}
      </section>
    </>
  );
}
