'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { Sparkline } from '@/components/charts/Sparkline';
import { Score } from '@/components/ui/Score';
import { formatAge, formatCount, formatSatisfaction } from '@/domain/format';
import { STATUS_NAMES } from '@/features/opportunity/prepare';
import type { GapRow } from '../prepare/gaps';
import type { ProgressSeries } from '../schema';
import { GapLine } from './GapLine';

const UNKNOWN = { value: null, low: null, high: null };

/** Per touchpoint: today, desired, the gap as far as it can be told, and how it went. */
export function GapTable({
  rows,
  progress,
  desiredHref,
  todayHref,
  now,
}: {
  rows: readonly GapRow[];
  progress: ProgressSeries | undefined;
  desiredHref: string;
  todayHref: string | null;
  /** In milliseconds. */
  now: number;
}) {
  return (
    <table className="tbl gap-table">
      <thead>
        <tr>
          <th scope="col">Touchpoint</th>
          <th scope="col">Today, 1–5</th>
          <th scope="col" className="r">
            Desired
          </th>
          <th scope="col">Gap</th>
          <th scope="col">Actions under way</th>
          <th scope="col">26 weeks</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(
          ({
            key,
            slug,
            name,
            stage,
            today,
            score,
            count,
            heardAt,
            desired,
            believed,
            level,
            gap,
            actions,
            ideas,
          }) => (
            <tr key={key}>
              <th scope="row">
                <Link href={`${desiredHref}?touchpoint=${slug}`} dir="auto">
                  {name}
                </Link>{' '}
                <span className="mute" dir="auto">
                  {stage}
                </span>
                {today.length > 1 || (today[0] && today[0].name !== name) ? (
                  <small className="mute">
                    Today:{' '}
                    {today.map((touchpoint, index) => (
                      <span key={touchpoint.slug} dir="auto">
                        {index > 0 ? ', ' : ''}
                        {todayHref ? (
                          <Link href={`${todayHref}?touchpoint=${touchpoint.slug}`}>{touchpoint.name}</Link>
                        ) : (
                          touchpoint.name
                        )}
                      </span>
                    ))}
                  </small>
                ) : null}
              </th>
              <td>
                <span className="row">
                  <Score score={score} />
                  <span className="t11 mute num">{count}</span>
                </span>
                {heardAt ? (
                  <small className="gap-heard mute">
                    last heard {formatAge(Math.max(0, now - Date.parse(heardAt)))}
                  </small>
                ) : null}
              </td>
              <td className="r num">
                {desired ?? <span className="mute">–</span>}
                {believed ? <small className="mute"> was {believed}</small> : null}
              </td>
              <td className={clsx('gap-told', gap.state)}>
                <GapLine gap={gap} />
              </td>
              <td>
                {actions.map(({ id, title, status }) => (
                  <span key={id} className="gap-action">
                    <bdi>{title}</bdi> <small className="mute">{STATUS_NAMES[status]}</small>
                  </span>
                ))}
                {ideas > 0 ? <small className="mute">{formatCount(ideas, 'idea')}</small> : null}
                {actions.length + ideas === 0 ? <span className="mute">None</span> : null}
              </td>
              <td>
                <Weeks points={progress?.touchpoints[key]} level={level} name={name} />
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

function Weeks({
  points,
  level,
  name,
}: {
  points: ProgressSeries['touchpoints'][string] | undefined;
  level: number | null;
  name: string;
}) {
  if (!points || points.every((point) => point === null)) return <span className="mute">–</span>;
  return (
    <Sparkline
      points={points.map((point) => point ?? UNKNOWN)}
      min={1}
      max={5}
      target={level}
      label={`${name}, satisfaction over 26 weeks, each point four weeks: ${points.map((point) => (point?.value == null ? 'no score' : formatSatisfaction(point.value))).join(', ')}`}
    />
  );
}
