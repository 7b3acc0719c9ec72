import { xOf } from '@/features/map/components/geometry';
import { ROLES } from '@/features/map/components/roles';
import type { MapModel } from '@/features/map/prepare';
import type { BuyingModel, LoopView } from '../prepare';
import { lensCell } from './LensHead';
import { LoopMenu } from './LoopMenu';

const TRACK = 14;
const TOP = 10;

/** What leads back to buying: an arc each, and below it where it leads to. */
export function LoopRows({
  below,
  lens,
  model,
  width,
}: {
  below: number;
  lens: BuyingModel;
  model: MapModel;
  width: number;
}) {
  const { beyond, loops, tracks } = lens;
  const after = new Set(beyond);
  const cells = model.columns.filter(
    ({ index, touchpoint }) =>
      touchpoint && (after.has(index) || loops.some(({ from }) => from.index === index)),
  );
  return (
    <div {...ROLES.row}>
      <div
        {...ROLES.rowHeader}
        className="lane slim lens-head"
        style={{ gridRow: '1 / span 2', gridColumn: 1 }}
      >
        Leads back
        <small>to buying, after the sale</small>
      </div>
      {tracks > 0 ? (
        <div className="lens-arcs" style={{ gridRow: 1, gridColumn: '2 / -2' }} aria-hidden="true">
          <svg width={model.columns.length * width} height={TOP + tracks * TRACK + 6} aria-hidden="true">
            {loops.map((loop) => (
              <path key={loop.from.id} className="lens-arc" d={arcOf(loop, width)} />
            ))}
            {loops.map((loop) => (
              <path key={loop.from.id} className="lens-arrow" d={arrowOf(xOf(loop.to.index, width))} />
            ))}
          </svg>
        </div>
      ) : null}
      {cells.map(({ index, touchpoint }) =>
        touchpoint ? (
          <div
            key={touchpoint.id}
            {...ROLES.cell}
            className="cell slim lens-cell lens-loop"
            data-cell={lensCell(below, 0, index)}
            style={{ gridRow: 2, gridColumn: index + 2 }}
          >
            <LoopMenu
              touchpoint={touchpoint}
              to={loops.find(({ from }) => from.index === index)?.to ?? null}
              choices={model.touchpoints}
              inGrid
            />
          </div>
        ) : null,
      )}
    </div>
  );
}

/** Down from the one, along below all it passes, and up to the other. */
function arcOf({ from, to, track }: LoopView, width: number): string {
  const [a, b] = [xOf(from.index, width), xOf(to.index, width)];
  const depth = TOP + (track + 1) * TRACK - 4;
  const bend = Math.sign(b - a) * 8;
  return `M${a} 2V${depth - 8}Q${a} ${depth} ${a + bend} ${depth}H${b - bend}Q${b} ${depth} ${b} ${depth - 8}V${TOP - 3}`;
}

const arrowOf = (x: number): string => `M${x - 4} ${TOP - 2}h8l-4 -7z`;
