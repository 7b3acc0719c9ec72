'use client';

import { useEffect, useRef, useState } from 'react';
import type { Mark, Paint } from '@/domain/drawing';
import type { DrawnBlock } from '../prepare/drawing';

/** Width before it is measured: what the server draws for. */
const FIRST = 900;

/** Marks on the page, as wide as there is room. The table says the same to whoever cannot see it. */
export function Drawing({ draw, label }: { draw: (width: number) => DrawnBlock; label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(FIRST);
  useEffect(() => {
    const { current } = frame;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(240, Math.round(entry.contentRect.width)));
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  const { height, marks, spots } = draw(width);
  return (
    <div ref={frame} className="ex-drawing" dir="ltr">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <Marks marks={marks} />
        {spots.map(({ x, y, width, height, text }) => (
          <rect
            key={`${x} ${y}`}
            x={x}
            y={y}
            width={width}
            height={height}
            fill="transparent"
            className="ex-spot"
          >
            <title>{text}</title>
          </rect>
        ))}
      </svg>
    </div>
  );
}

const ANCHORS = { left: 'start', middle: 'middle', right: 'end' } as const;

const painted = ({ fill, stroke, line, dash, round }: Paint) => ({
  fill: fill ?? 'none',
  ...(stroke ? { stroke, strokeWidth: line ?? 1 } : {}),
  ...(dash ? { strokeDasharray: dash.join(' ') } : {}),
  ...(round ? { strokeLinecap: 'round' as const, strokeLinejoin: 'round' as const } : {}),
});

function Marks({ marks }: { marks: readonly Mark[] }) {
  // No two marks are the same: they would lie on one another.
  return marks.map((mark) => <Drawn key={JSON.stringify(mark)} mark={mark} />);
}

function Drawn({ mark }: { mark: Mark }) {
  switch (mark.kind) {
    case 'box':
      return (
        <rect
          x={mark.x}
          y={mark.y}
          width={mark.width}
          height={mark.height}
          rx={mark.radius ?? 1}
          {...painted(mark)}
        />
      );
    case 'circle':
      return <circle cx={mark.x} cy={mark.y} r={mark.radius} {...painted(mark)} />;
    case 'path':
      return <path d={mark.d} {...painted(mark)} />;
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.size}
          fontWeight={mark.weight}
          fill={mark.fill}
          textAnchor={ANCHORS[mark.anchor]}
        >
          {mark.text}
        </text>
      );
    case 'group':
      return (
        <g transform={`translate(${mark.x} ${mark.y})`}>
          <Marks marks={mark.marks} />
        </g>
      );
    case 'image':
      return null;
  }
}
