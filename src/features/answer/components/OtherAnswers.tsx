'use client';

import { NotLoaded } from '@/features/map/components/NotLoaded';
import { useOtherAnswers } from '../client';
import { prepareLine } from '../prepare';
import { AnswerBrief } from './AnswerBrief';

/** What else the same customer said, newest first. */
export function OtherAnswers({
  query,
  timeZone,
  onOpen,
}: {
  query: Parameters<typeof useOtherAnswers>[0];
  timeZone: string;
  onOpen: (id: string) => void;
}) {
  const { data, error, isPending, refetch } = useOtherAnswers(query, true);
  return (
    <section className="blk">
      <h3>The same customer</h3>
      {isPending ? <span className="skel" style={{ width: '70%' }} /> : null}
      {error && !data ? <NotLoaded error={error} onRetry={() => void refetch()} /> : null}
      {data?.items.length === 0 ? <p className="mute t12">This is their only rating.</p> : null}
      <ol className="an-others">
        {(data?.items ?? []).map((other) => {
          const line = prepareLine({ ...other, flag: null });
          return (
            <li key={other.id} data-s={line.level ?? undefined}>
              <button type="button" onClick={() => onOpen(other.id)}>
                <span className="row t12">
                  <AnswerBrief
                    line={line}
                    touchpoint={other.touchpoint.name}
                    answeredAt={other.answeredAt}
                    timeZone={timeZone}
                  />
                </span>
                {other.comment ? (
                  <span className="an-other t12" dir="auto">
                    {other.comment}
                  </span>
                ) : null}
              </button>
            </li>
          );
        })}
      </ol>
      {data?.more ? <p className="mute t12">The newest {data.items.length} are shown.</p> : null}
    </section>
  );
}
