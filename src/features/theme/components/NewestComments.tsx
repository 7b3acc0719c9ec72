'use client';

import type { ReactNode } from 'react';
import { LevelMeter } from '@/components/ui/LevelMeter';
import { prepareLine } from '@/features/answer/prepare';
import { momentOf } from '@/features/history/components/when';
import { failureOf } from '@/features/map/client';
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
  const { data, error } = useNewestComments(look);
  return (
    <section className="blk">
      <h3>Newest comments</h3>
      {error && !data ? <p className="t12">{failureOf(error).message}</p> : null}
      <ol className="th-said">
        {(data?.items ?? []).map((row) => {
          const { score, level, told } = prepareLine(row);
          return (
            <li key={row.id} data-s={level ?? undefined}>
              <p className="row t12">
                <b className="num" aria-hidden="true">
                  {score ?? '·'}
                </b>
                <span aria-hidden="true">
                  <LevelMeter level={level} name="" />
                </span>
                <span className="vh">{told}</span>
                <bdi className="grow trunc mute">{row.touchpoint.name}</bdi>
                <time className="mute" dateTime={row.answeredAt}>
                  {momentOf(row.answeredAt, timeZone)}
                </time>
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
