'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Level } from '@/components/ui/LevelMeter';
import { Marker } from './Marks';
import type { SparkPoint } from './Sparkline';

export interface ChartLine {
  id: string;
  name: string;
  /** Beneath the name: "4.38 this week". */
  end: string;
  points: readonly SparkPoint[];
  level: Level | null;
}

const [TOP, BOTTOM, LEFT] = [10, 26, 28];

/**
 * Several lines over time on one scale. Those in `subjects` have their band, their mark and their name at the end; the
 * others are grey context. Unknown points are gaps, and where few answered a line is dotted.
 */
export function LinesChart({
  lines,
  subjects,
  heads,
  marks = [],
  min,
  max,
  label,
  height = 300,
}: {
  lines: readonly ChartLine[];
  subjects: readonly string[];
  /** Along the axis, one a point. */
  heads: readonly { key: string; short: string }[];
  /** What happened when: `place` counts points, and says how far behind one it lies. */
  marks?: readonly { id: string; place: number; text: string }[];
  min: number;
  max: number;
  label: string;
  height?: number;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 752);
  const names = Math.min(144, width * 0.3);
  const right = width - (subjects.length > 0 ? names : 12);
  const x = (place: number) => LEFT + ((right - LEFT) * place) / Math.max(1, heads.length - 1);
  const y = (value: number) => height - BOTTOM - ((height - BOTTOM - TOP) * (value - min)) / (max - min);
  const steps = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const every = Math.ceil(heads.length / Math.max(3, Math.floor((right - LEFT) / 48)));
  const [context, front] = [
    lines.filter(({ id }) => !subjects.includes(id)),
    lines.filter(({ id }) => subjects.includes(id)),
  ];
  const small = subjects.length > 6 || width < 520;
  const places = labelPlaces(front, y, small ? 15 : 30, height - BOTTOM);
  return (
    <div ref={frame} className="lines" style={{ height }}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {steps.map((step) => (
          <g key={step}>
            <path d={`M${LEFT} ${y(step)}H${right}`} stroke="var(--c-grid)" />
            <text className="lines-axis" x={LEFT - 10} y={y(step) + 4} textAnchor="end">
              {step}
            </text>
          </g>
        ))}
        {heads.map(({ key, short }, place) =>
          place % every === 0 ? (
            <text key={key} className="lines-axis" x={x(place)} y={height - 6} textAnchor="middle">
              {short}
            </text>
          ) : null,
        )}
        {marks.map(({ id, place, text }, index) => {
          const late = x(place) > (LEFT + right) / 2;
          return (
            <g key={id}>
              <title>{text}</title>
              <path
                d={`M${x(place)} ${TOP}V${height - BOTTOM}`}
                stroke="var(--line-strong)"
                strokeDasharray="2 3"
              />
              <text
                className="lines-axis"
                x={x(place) + (late ? -6 : 6)}
                y={height - BOTTOM - 8 - (index % 3) * 14}
                textAnchor={late ? 'end' : 'start'}
              >
                {cut(text, (right - LEFT) / 2)}
              </text>
            </g>
          );
        })}
        {context.map(({ id, name, points }) => (
          <g key={id}>
            <title>{name}</title>
            <path d={pathOf(points, x, y)} fill="none" stroke="var(--c-context)" strokeWidth={1} />
          </g>
        ))}
        {front.map((line) => (
          <Subject key={line.id} line={line} x={x} y={y} banded={front.length <= 3} />
        ))}
        {front.map(({ id, name, end }, index) => (
          <g key={id}>
            <title>{`${name}: ${end}`}</title>
            <text className="lines-name" x={right + 14} y={places[index]}>
              {cut(name, names - 16)}
            </text>
            {small ? null : (
              <text className="lines-axis" x={right + 14} y={(places[index] ?? 0) + 15}>
                {end}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

type Scale = (value: number) => number;

function Subject({
  line: { points, level },
  x,
  y,
  banded,
}: {
  line: ChartLine;
  x: Scale;
  y: Scale;
  banded: boolean;
}) {
  const colour = level === null ? 'var(--c-actual)' : `var(--sat-${level})`;
  const last = points.findLastIndex(({ value }) => value !== null);
  const end = points[last];
  return (
    <>
      {banded ? <path d={bandOf(points, x, y)} fill={colour} opacity={0.16} /> : null}
      <path
        d={pathOf(points, x, y, true)}
        fill="none"
        stroke={colour}
        strokeWidth={2}
        strokeDasharray="1 4"
        strokeLinecap="round"
      />
      <path
        d={pathOf(points, x, y, false)}
        fill="none"
        stroke={colour}
        strokeWidth={2}
        strokeLinejoin="round"
      />
      {end && end.value !== null && level !== null ? (
        <Marker x={x(last)} y={y(end.value)} level={level} hollow={end.hollow === true} />
      ) : null}
    </>
  );
}

/** Pieces between neighbours that are both known: all of them, only those from few answers, or only the others. */
function pathOf(points: readonly SparkPoint[], x: Scale, y: Scale, hollow?: boolean): string {
  return points
    .map((point, place) => {
      const before = points[place - 1];
      if (point.value === null) return '';
      // A point between two gaps has no line to be part of, but it must show.
      const alone = (before?.value ?? null) === null && (points[place + 1]?.value ?? null) === null;
      if (alone && hollow !== true) return `M${at(x(place) - 2)},${at(y(point.value))}h4`;
      if (!before || before.value === null) return '';
      const few = point.hollow === true || before.hollow === true;
      if (hollow !== undefined && hollow !== few) return '';
      return `M${at(x(place - 1))},${at(y(before.value))}L${at(x(place))},${at(y(point.value))}`;
    })
    .join('');
}

function bandOf(points: readonly SparkPoint[], x: Scale, y: Scale): string {
  return points
    .map((point, place) => {
      const before = points[place - 1];
      if (!before || point.low === null || point.high === null || before.low === null || before.high === null)
        return '';
      const [left, right] = [at(x(place - 1)), at(x(place))];
      return `M${left},${at(y(before.high))}L${right},${at(y(point.high))}L${right},${at(y(point.low))}L${left},${at(y(before.low))}z`;
    })
    .join('');
}

const at = (value: number): number => Math.round(value * 10) / 10;

/** Names stand at their line's end, but never on one another. */
function labelPlaces(lines: readonly ChartLine[], y: Scale, apart: number, bottom: number): number[] {
  const wanted = lines
    .map(({ points }, index) => {
      const value = points.findLast((point) => point.value !== null)?.value ?? null;
      return { index, y: value === null ? bottom : y(value) };
    })
    .sort((a, b) => a.y - b.y);
  let floor = TOP + 4;
  for (const one of wanted) {
    one.y = Math.max(one.y, floor);
    floor = one.y + apart;
  }
  let ceiling = bottom;
  for (const one of wanted.toReversed()) {
    one.y = Math.min(one.y, ceiling);
    ceiling = one.y - apart;
  }
  const places: number[] = [];
  for (const one of wanted) places[one.index] = one.y;
  return places;
}

/** A name as far as it fits; the whole one is in its title and in the table. */
function cut(name: string, width: number): string {
  const most = Math.max(6, Math.floor(width / 6.6));
  return name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;
}

/** Width of an element, followed as it changes. `first`: what the server draws for. */
function useWidth(element: RefObject<HTMLElement | null>, first: number): number {
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
