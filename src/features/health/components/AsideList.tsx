import Link from 'next/link';
import { Button } from '@/components/ui/Button';
import type { AsideView } from '../prepare';
import { addressOf } from '../schema';
import type { Asked } from './ExceptDialog';

/** What was said not to apply, with the reason, and the way back. */
export function AsideList({
  workspace,
  map,
  aside,
  mayEdit,
  onBack,
}: {
  workspace: string;
  map: string;
  aside: readonly AsideView[];
  mayEdit: boolean;
  onBack: (what: Asked) => void;
}) {
  if (aside.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="health-aside">
      <header>
        <h2 id="health-aside">Set aside</h2>
        <p>Known, with a reason, so it is not asked again.</p>
      </header>
      <ul className="health-findings">
        {aside.map(({ key, rule, subject, check, name, reason, by, at, place }) => (
          <li key={key}>
            <div className="grow">
              <b dir="auto">{name ?? (subject === '' ? check : 'Something that is gone')}</b>
              <span dir="auto">{reason}</span>
              <small className="mute">
                {[name === null && subject === '' ? null : check, by, at === null ? null : at.slice(0, 10)]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </div>
            {at === null && place ? (
              <Link className="t12" href={addressOf(workspace, map, place)}>
                Where it is noted
              </Link>
            ) : mayEdit ? (
              <Button
                size="s"
                aria-label={`Bring back: ${name ?? check}`}
                onClick={() => onBack({ rule, subject })}
              >
                Bring back
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
