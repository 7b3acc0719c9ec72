import { clsx } from 'clsx';

/** Step of the satisfaction scale: 1 failing to 5 strong. */
export type Level = 1 | 2 | 3 | 4 | 5;

const BARS: readonly Level[] = [1, 2, 3, 4, 5];

/** Five rising bars, so that a level is never told by colour alone. Hollow: too few answers to rank. */
export function LevelMeter({
  level,
  name,
  hollow = false,
}: {
  level: Level | null;
  name: string;
  hollow?: boolean;
}) {
  return (
    <svg
      className={clsx('lvl', hollow && 'hollow')}
      viewBox="0 0 16 12"
      role="img"
      aria-label={level === null ? name : `${name}, ${level} of 5`}
      data-s={level ?? undefined}
    >
      {BARS.map((bar, index) => (
        <rect
          key={bar}
          x={index * 3.25}
          y={11.6 - bar * 2.1}
          width={2.25}
          height={bar * 2.1 + 0.4}
          rx={0.5}
          className={level !== null && bar <= level ? 'on' : undefined}
        />
      ))}
    </svg>
  );
}
