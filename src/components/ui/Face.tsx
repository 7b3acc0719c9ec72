import type { Level } from './LevelMeter';

export const EYES = 'M8.7 10v.4M15.3 10v.4';
/** Of the unhappiest only. */
export const BROWS = 'M6.5 7.2 9.5 8.3M17.5 7.2l-3 1.1';
export const MOUTHS: Readonly<Record<Level, string>> = {
  1: 'M7 16.5c1.3-2 2.9-3 5-3s3.7 1 5 3',
  2: 'M7.5 15.8c1.2-1.1 2.7-1.6 4.5-1.6s3.3.5 4.5 1.6',
  3: 'M7.5 15h9',
  4: 'M7.5 14.2c1.2 1.1 2.7 1.6 4.5 1.6s3.3-.5 4.5-1.6',
  5: 'M6.8 13.5c1.3 2.2 3 3.3 5.2 3.3s3.9-1.1 5.2-3.3z',
};

export const FACE_NAMES: Readonly<Record<Level, string>> = {
  1: 'Very unhappy',
  2: 'Unhappy',
  3: 'Neither',
  4: 'Happy',
  5: 'Very happy',
};

/** One of five faces, from very unhappy to very happy. Decoration: the word beside it says the same. */
export function Face({ mood, size = 18 }: { mood: Level; size?: number }) {
  return (
    <svg
      className="face"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <circle cx={12} cy={12} r={9.5} />
      <path d={EYES} strokeWidth={2.1} />
      {mood === 1 ? <path d={BROWS} /> : null}
      <path d={MOUTHS[mood]} />
    </svg>
  );
}
