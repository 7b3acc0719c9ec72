import { clsx } from 'clsx';
import type { Mark } from '@/domain/journey';
import { MARK_NAMES } from '../prepare/compare';

/** A sign beside each word, so that no mark is told by colour or by place alone. */
const SIGNS: Readonly<Record<Mark, string>> = {
  added: 'M4 1v6M1 4h6',
  removed: 'M1 4h6',
  merged: 'M1 1l3 3 3-3M4 4v3.5',
  moved: 'M0.5 4h7M5 1.5 7.5 4 5 6.5',
  changed: 'M1.2 6.8 5.5 2.5 7 4 2.7 7.2z',
  unseen: 'M4 1.5v3M4 6.4v.2',
};

export function MarkBadge({ mark }: { mark: Mark }) {
  return (
    <span className={clsx('badge', mark === 'added' && 'accent', mark !== 'added' && 'line', 'mark', mark)}>
      <svg viewBox="0 0 8 8" width={8} height={8} aria-hidden="true">
        <path
          d={SIGNS[mark]}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.3}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {MARK_NAMES[mark]}
    </span>
  );
}

export function Marks({ marks }: { marks: readonly Mark[] }) {
  return marks.length === 0 ? null : (
    <span className="marks">
      {marks.map((mark) => (
        <MarkBadge key={mark} mark={mark} />
      ))}
    </span>
  );
}
