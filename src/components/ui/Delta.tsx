import { clsx } from 'clsx';

/** A change as it may be told. `none`: cannot be told from noise. */
export interface DeltaView {
  direction: 'up' | 'down' | 'none';
  /** Without the mark: "0.18" for up and down, "≈ +0.05" for none. */
  text: string;
  /** For readers who do not see the mark. */
  label: string;
}

/** Direction of change: a triangle only where the change is distinguishable. */
export function Delta({ change }: { change: DeltaView }) {
  const { direction, text, label } = change;
  return (
    <span className={clsx('delta', direction !== 'none' && direction)}>
      {direction === 'none' ? null : (
        <svg viewBox="0 0 8 8" aria-hidden="true">
          <path d={direction === 'up' ? 'M4 1 7.5 7h-7z' : 'M4 7 .5 1h7z'} />
        </svg>
      )}
      <span aria-hidden="true">{text}</span>
      <span className="vh">{label}</span>
    </span>
  );
}
