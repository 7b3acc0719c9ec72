import { ROLES } from '@/features/map/components/roles';
import type { GapsModel } from '../prepare';
import { GapBar } from './GapBar';
import { LensHead, lensCell } from './LensHead';

/** Score against desired level, as a bar to the side of a line that stands for the level. */
export function GapRows({ below, lens }: { below: number; lens: GapsModel }) {
  return (
    <div {...ROLES.row}>
      <LensHead row={0} name="Gap to desired">
        <small>numbered, widest first</small>
      </LensHead>
      {lens.rows.map((gap) => (
        <div
          key={gap.id}
          {...ROLES.cell}
          className="cell slim lens-cell"
          data-cell={lensCell(below, 0, gap.index)}
          data-touchpoint={gap.id}
          style={{ gridRow: 1, gridColumn: gap.index + 2 }}
        >
          <span className="vh">
            {gap.name}: {gap.text}
            {gap.rank === null ? '' : `, number ${gap.rank} of ${lens.ranked.length}`}
          </span>
          <GapBar gap={gap} />
        </div>
      ))}
    </div>
  );
}
