'use client';

import { Button } from '@/components/ui/Button';
import { LevelMeter } from '@/components/ui/LevelMeter';
import { momentOf } from '@/features/history/components/when';
import { failureOf } from '@/features/map/client';
import { useOtherAnswers } from '../client';
import { prepareLine } from '../prepare';

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
      {error && !data ? (
        <p className="t12">
          {failureOf(error).message}{' '}
          <Button size="s" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      ) : null}
      {data?.items.length === 0 ? <p className="mute t12">This is their only rating.</p> : null}
      <ol className="an-others">
        {(data?.items ?? []).map((other) => {
          const { score, level, told } = prepareLine({ ...other, flag: null });
          return (
            <li key={other.id} data-s={level ?? undefined}>
              <button type="button" onClick={() => onOpen(other.id)}>
                <span className="row t12">
                  <b className="num" aria-hidden="true">
                    {score ?? '·'}
                  </b>
                  <span aria-hidden="true">
                    <LevelMeter level={level} name="" />
                  </span>
                  <span className="vh">{told}</span>
                  <bdi className="grow trunc">{other.touchpoint.name}</bdi>
                  <time className="mute" dateTime={other.answeredAt}>
                    {momentOf(other.answeredAt, timeZone)}
                  </time>
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
