/**
 * Counts over time in small. A stretch in which nothing at all was counted is a gap; none of this kind is a line on the
 * ground.
 */
export function TinyBars({
  values,
  label,
  width = 96,
  height = 24,
}: {
  values: readonly { key: string; n: number | null }[];
  label: string;
  width?: number;
  height?: number;
}) {
  const most = Math.max(1, ...values.map(({ n }) => n ?? 0));
  const step = width / Math.max(1, values.length);
  const bar = Math.max(1, Math.min(10, step - 1));
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {values.map(({ key, n }, place) => {
        if (n === null) return null;
        const tall = n === 0 ? 1 : Math.max(2, ((height - 2) * n) / most);
        return (
          <rect
            key={key}
            x={place * step}
            y={height - tall}
            width={bar}
            height={tall}
            fill={n === 0 ? 'var(--line-strong)' : 'var(--c-actual)'}
          />
        );
      })}
    </svg>
  );
}
