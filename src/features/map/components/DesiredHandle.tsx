'use client';

import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import { formatNumber } from '@/domain/format';
import { levelAt, yOf } from './geometry';

const STEP = 0.1;
const BIG_STEP = 0.5;
/** Arrow presses in quick succession are one change. */
const SETTLE_MS = 600;

const toLevel = (value: number) => Math.round(Math.min(5, Math.max(1, value)) * 10) / 10;

/** The square on the dashed line: drag it, or move it with the arrow keys. */
export const DesiredHandle = memo(function DesiredHandle({
  id,
  index,
  at,
  name,
  desired,
  onDraft,
  onChange,
}: {
  id: string;
  index: number;
  at: number;
  name: string;
  desired: number | null;
  /** While it moves; null when it rests again. */
  onDraft: (id: string, level: number | null) => void;
  onChange: (id: string, level: number) => void;
}) {
  const [draft, setDraft] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const level = draft ?? desired ?? 3;

  const show = (next: number) => {
    setDraft(next);
    onDraft(id, next);
  };
  const settle = (next: number | null) => {
    clearTimeout(timer.current);
    setDraft(null);
    onDraft(id, null);
    if (next !== null && next !== desired) onChange(id, next);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.shiftKey ? BIG_STEP : STEP;
    const next = {
      ArrowUp: toLevel(level + by),
      ArrowDown: toLevel(level - by),
      PageUp: toLevel(level + BIG_STEP),
      PageDown: toLevel(level - BIG_STEP),
    }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      show(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(settle, SETTLE_MS, next);
    } else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      settle(null);
    } else if (event.key === 'Enter' && draft !== null) {
      event.stopPropagation();
      settle(draft);
    }
  };

  return (
    <div
      role="slider"
      className={desired === null && draft === null ? 'handle unset' : 'handle'}
      data-cell={`2:${index}`}
      data-touchpoint={id}
      tabIndex={-1}
      aria-label={`Desired level, ${name}`}
      aria-orientation="vertical"
      aria-valuemin={1}
      aria-valuemax={5}
      aria-valuenow={level}
      aria-valuetext={desired === null && draft === null ? 'Not set' : formatNumber(level, 1)}
      style={{ left: at, top: yOf(level) }}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (draft !== null) settle(draft);
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const ground = event.currentTarget.parentElement?.getBoundingClientRect();
        if (ground) show(levelAt(event.clientY - ground.top));
      }}
      onPointerUp={() => settle(draft)}
      onPointerCancel={() => settle(null)}
    >
      {draft === null ? (
        desired === null ? null : (
          <span className="handle-value" aria-hidden="true">
            {formatNumber(desired, 1)}
          </span>
        )
      ) : (
        <span className="tip" aria-hidden="true">
          Desired {desired === null ? 'not set' : formatNumber(desired, 1)} → <b>{formatNumber(draft, 1)}</b>
        </span>
      )}
    </div>
  );
});
