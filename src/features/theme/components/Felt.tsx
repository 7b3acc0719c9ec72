import type { FeltView } from '../prepare/themes';

/** How those felt who spoke of it: shares of low, middle and high scores, as one bar and in figures. */
export function Felt({ felt, wide = false }: { felt: FeltView; wide?: boolean }) {
  const { low, between, high, text } = felt;
  const parts = [
    { level: 1, share: low },
    { level: 3, share: between },
    { level: 5, share: high },
  ];
  return (
    <span className="th-felt">
      <span className="dist" role="img" aria-label={text}>
        {parts.map(({ level, share }) =>
          share > 0 ? <i key={level} className={`d${level}`} style={{ width: `${100 * share}%` }} /> : null,
        )}
      </span>
      <span className="t11 mute num" aria-hidden="true">
        {wide ? text : `▼ ${Math.round(100 * low)}% · ● ${Math.round(100 * high)}%`}
      </span>
    </span>
  );
}
