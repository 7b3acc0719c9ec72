import { clsx } from 'clsx';
import type { Range } from '@/features/map/schema';
import { Given } from '@/features/rating/components/Given';
import { SaidAnswers } from '@/features/rating/components/SaidAnswers';
import { RANGE_NAMES } from '@/features/touchpoint/prepare';
import { languageName } from '@/lib/languages';
import type { SharedComment } from '../schema';

/** What customers said: score, words, day and language. */
export function SharedComments({ comments, range }: { comments: readonly SharedComment[]; range: Range }) {
  if (comments.length === 0)
    return <p className="mute t12">Nobody left a comment here in {RANGE_NAMES[range]}.</p>;
  // Nothing else tells two of the same words and day apart.
  const listed = comments.map((comment, place) => ({ ...comment, place }));
  return (
    <>
      <ol>
        {listed.map(({ place, text, answers, type, score, day, locale }) => (
          <li key={place} className={clsx('cm', score === null && 'unscored')}>
            {score === null ? null : <Given type={type} score={score} />}
            <div>
              {text ? (
                <p dir="auto" lang={locale ?? undefined}>
                  {text}
                </p>
              ) : null}
              <SaidAnswers answers={answers} />
              <small>
                <time dateTime={day}>{inWords(day)}</time>
                {locale ? ` · ${languageName(locale)}` : ''}
              </small>
            </div>
          </li>
        ))}
      </ol>
      {comments.some(({ score }) => score === null) ? (
        <p className="mute t11">Fewer than 5 answers: their scores are not shown.</p>
      ) : null}
    </>
  );
}

/** A local day is one wherever it is read. */
const inWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  );
