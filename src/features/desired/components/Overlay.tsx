'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { type CSSProperties, useMemo } from 'react';
import { monotonePath } from '@/domain/curve';
import { Curve, useStops } from '@/features/map/components/Curve';
import { COLUMNS, CURVE, xOf, yOf } from '@/features/map/components/geometry';
import { CurveKeys, LineKey } from '@/features/map/components/Legend';
import { prepareMap } from '@/features/map/prepare';
import type { MapData } from '@/features/map/schema';
import { type ComparedRow, type ComparedStage, explain, overlay } from '../prepare/compare';
import { Marks } from './Marks';

const [, WIDTH] = COLUMNS;
const LEVELS = [5, 4, 3, 2, 1];
const NO_DRAFTS = {};

/** Both journeys in one drawing: what is heard, the level desired, and the level today's map believes it delivers. */
export function Overlay({
  desired,
  stages,
  now,
  todayHref,
  desiredHref,
}: {
  desired: MapData;
  stages: readonly ComparedStage[];
  now: number;
  todayHref: string | null;
  desiredHref: string;
}) {
  const model = useMemo(() => prepareMap(overlay(desired, stages), now), [desired, stages, now]);
  const rows = useMemo(
    () =>
      new Map<string, ComparedRow>(
        stages.flatMap((stage) => stage.rows.map((row) => [row.desired?.id ?? row.key, row])),
      ),
    [stages],
  );
  const stops = useStops(model.columns, WIDTH, NO_DRAFTS);
  const believed = monotonePath(
    model.columns.map(({ index, key }) => {
      const level = rows.get(key)?.today[0]?.source.desired ?? null;
      return { x: xOf(index, WIDTH), y: level === null ? null : yOf(level) };
    }),
  );
  const total = model.columns.length * WIDTH;
  return (
    <div className="overlay-area">
      <p className="legend overlay-legend">
        <CurveKeys />
        <LineKey name="Believed today" colour="var(--c-before)" dashes="1 3" />
      </p>
      <section className="overlay-scroll" aria-label="Both journeys in one drawing">
        <div
          className="overlay-map"
          style={{ '--cols': model.columns.length, '--col-w': `${WIDTH}px` } as CSSProperties}
        >
          {model.stages.map((stage, index) => (
            <div
              key={stage.id}
              className={clsx('overlay-stage', stages[index]?.desired === null && 'gone')}
              style={{ gridColumn: `${stage.start + 1} / span ${stage.span}` }}
            >
              <b dir="auto" className="trunc">
                {stage.name}
              </b>
              <Marks marks={stages[index]?.marks ?? []} />
            </div>
          ))}
          {model.columns.map(({ key, index, touchpoint, endsStage }) => {
            const row = rows.get(key);
            return (
              <div
                key={key}
                className={clsx('overlay-head', row && !row.desired && 'gone', endsStage && 'se')}
                style={{ gridColumn: index + 1 }}
              >
                {touchpoint && row ? (
                  <>
                    <Link
                      href={`${row.desired ? desiredHref : (todayHref ?? desiredHref)}?touchpoint=${touchpoint.slug}`}
                      dir="auto"
                      className="overlay-name"
                    >
                      {touchpoint.name}
                    </Link>
                    <Marks marks={row.marks} />
                    {explain(row).map((line) => (
                      <small key={line} dir="auto">
                        {line}
                      </small>
                    ))}
                    <span className="vh">{touchpoint.description}</span>
                  </>
                ) : (
                  <span className="mute">No touchpoint</span>
                )}
              </div>
            );
          })}
          <div
            className="curve overlay-curve"
            style={{ width: total, height: CURVE.height }}
            aria-hidden="true"
          >
            {model.columns.map(({ key, index }) =>
              rows.get(key)?.desired === null ? (
                <i
                  key={key}
                  className="overlay-gone"
                  style={{ insetInlineStart: index * WIDTH, width: WIDTH }}
                />
              ) : null,
            )}
            <Curve model={model} stops={stops} width={WIDTH} dimmed={false} />
            <svg className="overlay-believed" width={total} height={CURVE.height} aria-hidden="true">
              <path
                d={believed}
                fill="none"
                stroke="var(--c-before)"
                strokeWidth={1.25}
                strokeDasharray="1 3"
              />
            </svg>
            {LEVELS.map((level) => (
              <span key={level} className="overlay-level" style={{ top: yOf(level) }}>
                {level}
              </span>
            ))}
          </div>
        </div>
      </section>
    </div>
  );
}
