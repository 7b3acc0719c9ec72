'use client';

import type { ReactNode } from 'react';
import { AnswerBrief } from '@/features/answer/components/AnswerBrief';
import { prepareLine } from '@/features/answer/prepare';
import { NotLoaded } from '@/features/map/components/NotLoaded';
import { type ThemesLook, useNewestComments } from '../client';

/** What customers wrote about it last, each with the score they gave. */
export function NewestComments({
  look,
  timeZone,
  children,
}: {
  look: ThemesLook & { id: string };
  timeZone: string;
  /** The way to all of them. */
  children: ReactNode;
}) {
  const { data, error, refetch } = useNewestComments(look);
  return (
    <section className="blk">
      <h3>Newest comments</h3>
      {error && !data ? <NotLoaded error={error} onRetry={() => void refetch()} /> : null}
      <ol className="th-said">
        {(data?.items ?? []).map((row) => {
          const line = prepareLine(row);
          return (
            <li key={row.id} data-s={line.level ?? undefined}>
              <p className="row t12">
                <AnswerBrief
                  line={line}
                  touchpoint={row.touchpoint.name}
                  answeredAt={row.answeredAt}
                  timeZone={timeZone}
                />
              </p>
              <blockquote dir="auto" lang={row.locale ?? undefined}>
                {row.comment}
              </blockquote>
            </li>
          );
        })}
      </ol>
      {children}
    </section>
  );
}
