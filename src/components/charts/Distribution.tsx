import type { Level } from '@/components/ui/LevelMeter';
import { Twin } from './Twin';

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

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Shares of the answers on the asked scale, as one bar with a label each, or as a table with how many gave each. */
export function Distribution({ parts }: { parts: readonly DistributionPart[] }) {
  const label = `Distribution: ${parts.map(({ label, share }) => `${label}: ${percent(share)}`).join(', ')}`;
  const figures = {
    caption: 'Distribution',
    heads: [
      { key: 'answer', text: 'Answer' },
      { key: 'count', text: 'Ratings' },
      { key: 'share', text: 'Share' },
    ],
    rows: parts.map(({ key, label, count, share }) => ({
      key,
      name: label,
      cells: [count.toLocaleString('en'), percent(share)],
    })),
  };
  return (
    <Twin figures={figures}>
      <Bar parts={parts} label={label} />
    </Twin>
  );
}

function Bar({ parts, label }: { parts: readonly DistributionPart[]; label: string }) {
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
            {label} <b>{percent(share)}</b>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
