import type { Level } from '@/components/ui/LevelMeter';

const HALO = {
  stroke: 'var(--surface)',
  strokeWidth: 2,
  paintOrder: 'stroke',
  strokeLinejoin: 'round',
} as const;

/** Shape of a level, so that none is told by colour alone: a triangle for 1–2, a diamond for 3, a dot for 4–5. */
export function shapeOf(level: Level, x: number, y: number): string | null {
  if (level <= 2) return `M${x - 5.5},${y - 4.1}h11L${x},${y + 5.3}z`;
  return level === 3 ? `M${x},${y - 5.5}l5.5,5.5l-5.5,5.5l-5.5,-5.5z` : null;
}

/** The point of a score; hollow and without a ranking colour while few answered. */
export function Marker({ x, y, level, hollow }: { x: number; y: number; level: Level; hollow?: boolean }) {
  const paint = hollow
    ? { fill: 'var(--surface)', stroke: 'var(--ink-3)', strokeWidth: 2, strokeLinejoin: 'round' as const }
    : { fill: `var(--sat-${level})`, ...HALO };
  const d = shapeOf(level, x, y);
  return d ? <path d={d} {...paint} /> : <circle cx={x} cy={y} r={4.6} {...paint} />;
}

/** The interval of a score, from `low` to `high` in drawing units; its caps show however short it is. */
export function Whisker({
  at,
  low,
  high,
  level,
  hollow,
  vertical = true,
}: {
  at: number;
  low: number;
  high: number;
  level: Level;
  hollow?: boolean;
  vertical?: boolean;
}) {
  const d = vertical
    ? `M${at},${high}V${low}M${at - 6},${high}h12M${at - 6},${low}h12`
    : `M${low},${at}H${high}M${low},${at - 6}v12M${high},${at - 6}v12`;
  return (
    <path d={d} stroke={hollow ? 'var(--ink-3)' : `var(--sat-${level})`} strokeWidth={1.5} fill="none" />
  );
}

/** The place where a score will be: nothing is known yet, or too little to show. */
export function Vacancy({ x, y }: { x: number; y: number }) {
  return (
    <circle cx={x} cy={y} r={4.5} fill="var(--surface)" stroke="var(--c-desired)" strokeDasharray="2 2" />
  );
}

/** Diagonal hatch under a curve that stays below what was desired; it survives a print without colours. */
export function HatchPattern({ id }: { id: string }) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={6} height={6} fill="var(--gap-neg)" />
      <path d="M0 0v6" stroke="var(--gap-neg-line)" strokeWidth={1} />
    </pattern>
  );
}
