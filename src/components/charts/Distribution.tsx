import type { Level } from '@/components/ui/LevelMeter';

export interface DistributionPart {
  key: string;
  /** "1", "9–10" */
  label: string;
  /** Answers. */
  count: number;
  /** 0–1 */
  share: number;
  level: Level;
}

/** Shares of the answers on the asked scale, as one bar with a label each. */
export function Distribution({ parts, label }: { parts: readonly DistributionPart[]; label: string }) {
  return (
    <figure>
      <div className="dist" role="img" aria-label={label}>
        {parts.map(({ key, share, level }) =>
          share > 0 ? <i key={key} className={`d${level}`} style={{ width: `${share * 100}%` }} /> : null,
        )}
      </div>
      <figcaption className="dist-labels" style={{ gridTemplateColumns: `repeat(${parts.length}, auto)` }}>
        {parts.map(({ key, label, share, level }) => (
          <span key={key}>
            <i className={`sw d${level}`} />
            {label} <b>{Math.round(share * 100)}%</b>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
