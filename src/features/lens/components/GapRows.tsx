import type { DerivedModel } from '@/features/desired/prepare/derived';
import { ROLES } from '@/features/map/components/roles';
import type { GapsModel } from '../prepare';
import { DerivedNotes } from './DerivedNotes';
import { GapBar } from './GapBar';
import { LensHead, lensCell } from './LensHead';

/** Score against desired level, as a bar to the side of a line that stands for the level. */
export function GapRows({ below, lens }: { below: number; lens: GapsModel }) {
  return (
    <>
      <Gaps below={below} lens={lens} />
      {lens.derived ? <DerivedRow below={below} lens={lens} derived={lens.derived} /> : null}
    </>
  );
}

function Gaps({ below, lens }: { below: number; lens: GapsModel }) {
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

/** What the desired map makes of each touchpoint of this one. */
function DerivedRow({ below, lens, derived }: { below: number; lens: GapsModel; derived: DerivedModel }) {
  return (
    <div {...ROLES.row}>
      <LensHead row={1} name="In the desired journey">
        <small dir="auto">{derived.name}</small>
      </LensHead>
      {lens.rows.map(({ id, index }) => {
        const stop = derived.stops.get(id);
        const same = !stop || stop.marks.length + stop.lines.length + stop.added.length === 0;
        return (
          <div
            key={id}
            {...ROLES.cell}
            className="cell slim lens-cell lens-derived"
            data-cell={lensCell(below, 1, index)}
            data-touchpoint={id}
            style={{ gridRow: 2, gridColumn: index + 2 }}
          >
            {same ? <span className="mute">As today</span> : <DerivedNotes stop={stop} />}
          </div>
        );
      })}
    </div>
  );
}
