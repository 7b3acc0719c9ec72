'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { formatAge, formatCount } from '@/domain/format';
import { failureOf } from '@/features/map/client';
import { Given } from '@/features/rating/components/Given';
import { SaidAnswers } from '@/features/rating/components/SaidAnswers';
import { useSetFlag, useUncounted } from '../client';
import { FLAG_REASONS, type UncountedView } from '../schema';

/** How many answers at a touchpoint are kept and not counted, which and why. Draws nothing where all are. */
export function NotCounted({
  workspace,
  touchpointId,
  mayFlag,
}: {
  workspace: string;
  touchpointId: string;
  mayFlag: boolean;
}) {
  const { data } = useUncounted(workspace, touchpointId);
  const [open, setOpen] = useState(false);
  if (!data || data.total === 0) return null;
  const { total, items } = data;
  return (
    <section className="blk" aria-label="Not counted">
      <h3>
        {formatCount(total, 'answer')} not counted
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide' : 'Show'}
        </button>
      </h3>
      <p className="t12 mute">Kept, and left out of every figure.</p>
      {open ? (
        <ol>
          {items.map((answer) => (
            <Answer key={answer.id} workspace={workspace} answer={answer} mayFlag={mayFlag} />
          ))}
          {total > items.length ? <li className="t12 mute">The newest {items.length} are shown.</li> : null}
        </ol>
      ) : null}
    </section>
  );
}

function Answer({
  workspace,
  answer,
  mayFlag,
}: {
  workspace: string;
  answer: UncountedView;
  mayFlag: boolean;
}) {
  const { id, flag, type, score, comment, answers, locale, answeredAt } = answer;
  const set = useSetFlag();
  return (
    <li className={score === null ? 'cm unscored' : 'cm'}>
      {score === null ? null : <Given type={type} score={score} />}
      <div>
        {comment ? (
          <p dir="auto" lang={locale ?? undefined}>
            {comment}
          </p>
        ) : null}
        <SaidAnswers answers={answers} />
        <small>
          Not counted: {FLAG_REASONS[flag]} ·{' '}
          <time dateTime={answeredAt}>{formatAge(Date.now() - Date.parse(answeredAt))}</time>
        </small>
        {mayFlag ? (
          <div className="row">
            <Button size="s" busy={set.isPending} onClick={() => set.mutate({ workspace, id, flag: null })}>
              Count it
            </Button>
            <span className="t12 text-danger">{set.error && failureOf(set.error).message}</span>
          </div>
        ) : null}
      </div>
    </li>
  );
}
