import type { Keeping } from '@/domain/keeping';
import { ROLES } from '@/features/map/components/roles';
import { list, type PromisesModel } from '@/features/promise/prepare';
import { LensAverage, LensHead, lensCell } from './LensHead';

const MARKS: Readonly<Record<'kept' | 'missed', string>> = {
  kept: 'M4 .5 7.7 7H.3z',
  missed: 'M4 7.5 .3 1h7.4z',
};

/** Up for kept, down for not kept, a ring where it cannot be said. The word stands beside it. */
export function KeepingMark({ keeping }: { keeping: Keeping }) {
  const known = keeping === 'kept' || keeping === 'missed' ? keeping : null;
  return (
    <svg
      className={known === 'kept' ? 'note pos-c' : known === 'missed' ? 'note neg-c' : 'note mute'}
      viewBox="0 0 8 8"
      aria-hidden="true"
    >
      {known ? (
        <path d={MARKS[known]} />
      ) : (
        <circle cx={4} cy={4} r={3} fill="none" stroke="currentColor" strokeWidth={1.3} />
      )}
    </svg>
  );
}

/** Each promise across its touchpoints. */
export function PromiseRows({ below, lens }: { below: number; lens: PromisesModel }) {
  return lens.rows.map(({ id, name, kept, average, cells }, row) => (
    <div key={id} {...ROLES.row}>
      <LensHead row={row} name={name}>
        <small>{kept}</small>
        <LensAverage average={average} />
      </LensHead>
      {cells.map((cell) => (
        <div
          key={cell.id}
          {...ROLES.cell}
          className="cell slim lens-cell"
          data-cell={lensCell(below, row, cell.index)}
          data-touchpoint={cell.id}
          style={{ gridRow: row + 1, gridColumn: cell.index + 2 }}
        >
          <span className="kept">
            <KeepingMark keeping={cell.keeping} />
            <span>
              <span className="vh">{`${name}, ${cell.name}: `}</span>
              {cell.text}
              {cell.below.length > 0 ? (
                <span className="misaligned" title={`Lower than ${list(cell.below)}`}>
                  misaligned
                  <span className="vh">, lower than {list(cell.below)}</span>
                </span>
              ) : null}
              {cell.above.length > 0 ? <span className="vh">, higher than {list(cell.above)}</span> : null}
            </span>
          </span>
        </div>
      ))}
    </div>
  ));
}
