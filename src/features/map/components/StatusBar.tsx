'use client';

import { type RefObject, useEffect, useState } from 'react';
import { LetterKey } from '@/components/ui/LetterKey';
import { formatAge } from '@/domain/format';
import type { MapModel } from '../prepare';
import { drawCurve, LANE } from './geometry';
import { useNow } from './useNow';

/** Freshness, totals and keys, with the whole journey in small. */
export function StatusBar({
  model,
  canvas,
  updatedAt,
  renderedAt,
  lost,
  mini,
}: {
  model: MapModel;
  canvas: RefObject<HTMLElement | null>;
  updatedAt: number;
  /** When the page was made. */
  renderedAt: number;
  lost: boolean;
  /** Only where there is a curve to look along. */
  mini: boolean;
}) {
  return (
    <footer className="status">
      {mini ? <MiniCurve model={model} canvas={canvas} /> : null}
      <Freshness at={updatedAt} renderedAt={renderedAt} lost={lost} />
      <span>{model.ratings}</span>
      <span className="surveyed">{model.surveyed}</span>
      <span className="grow" />
      <span className="keys">
        <span className="kbd">←</span> <span className="kbd">→</span> touchpoint
      </span>
      <LetterKey>
        <span className="keys">
          <span className="kbd">L</span> lens
        </span>
        <span className="keys">
          <span className="kbd">T</span> table
        </span>
        <span className="keys">
          <span className="kbd">?</span> all keys
        </span>
      </LetterKey>
    </footer>
  );
}

function Freshness({ at, renderedAt, lost }: { at: number; renderedAt: number; lost: boolean }) {
  const now = useNow(1_000, renderedAt);
  const age = formatAge(Math.max(0, now - at));
  return <span className={lost ? 'live stale' : 'live'}>Updated {age}</span>;
}

const WIDTH = 150;
const HEIGHT = 18;
const PAD = 6;
const miniY = (value: number) => HEIGHT - 3 - ((value - 1) / 4) * (HEIGHT - 6);

/** The whole curve, and the part of it that is in sight. A click goes there. */
function MiniCurve({ model, canvas }: { model: MapModel; canvas: RefObject<HTMLElement | null> }) {
  const view = useViewport(canvas, model.columns.length);
  const n = Math.max(1, model.columns.length);
  const x = (index: number) => PAD + ((index + 0.5) / n) * (WIDTH - 2 * PAD);
  const { solid, dotted, desired } = drawCurve(
    model.columns.map(({ key, index, touchpoint }) => ({
      id: key,
      at: x(index),
      state: touchpoint?.score.state ?? 'none',
      value: touchpoint?.score.value ?? null,
      low: null,
      high: null,
      desired: touchpoint?.desired ?? null,
    })),
    miniY,
  );
  return (
    <svg
      className="mini"
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
      onPointerDown={(event) => {
        const element = canvas.current;
        const share = (event.clientX - event.currentTarget.getBoundingClientRect().left) / WIDTH;
        element?.scrollTo({ left: share * (element.scrollWidth - LANE) - element.clientWidth / 2 });
      }}
    >
      {view ? (
        <rect
          x={PAD + view.from * (WIDTH - 2 * PAD)}
          y={0.75}
          width={Math.max(4, (view.to - view.from) * (WIDTH - 2 * PAD))}
          height={HEIGHT - 1.5}
          rx={2}
          fill="var(--accent)"
          fillOpacity={0.1}
          stroke="var(--accent-ink)"
        />
      ) : null}
      <path d={desired} fill="none" stroke="var(--c-desired)" strokeWidth={0.75} strokeDasharray="2 2" />
      <path d={solid + dotted} fill="none" stroke="var(--c-actual)" strokeWidth={1.25} />
    </svg>
  );
}

/** Which part of the journey is in sight, as shares of its length; null when all of it is. */
function useViewport(canvas: RefObject<HTMLElement | null>, columns: number) {
  const [view, setView] = useState<{ from: number; to: number } | null>(null);
  useEffect(() => {
    const element = canvas.current;
    // More columns make the canvas wider without a resize of its own.
    if (!element || columns === 0) return;
    const measure = () => {
      const total = element.scrollWidth - LANE;
      const seen = element.clientWidth - LANE;
      setView(
        seen >= total - 1
          ? null
          : { from: element.scrollLeft / total, to: (element.scrollLeft + seen) / total },
      );
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [canvas, columns]);
  return view;
}
