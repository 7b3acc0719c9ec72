import { clsx } from 'clsx';
import { LevelMeter } from '@/components/ui/LevelMeter';
import type { DepartmentsModel } from '@/features/department/prepare';
import { ROLES } from '@/features/map/components/roles';
import type { MapModel } from '@/features/map/prepare';
import { BarrierText } from './BarrierText';
import { LensAverage, LensHead, lensCell } from './LensHead';

/** A swim-lane per department: owned, silent, and absent. */
export function DepartmentRows({
  below,
  lens,
  model,
}: {
  below: number;
  lens: DepartmentsModel;
  model: MapModel;
}) {
  return lens.rows.map((department, row) => (
    <div key={department.id} {...ROLES.row}>
      <LensHead row={row} name={department.name}>
        <small className={clsx(department.status !== 'owned' && 'lens-flag')}>{department.text}</small>
        {department.status === 'owned' ? <LensAverage average={department.average} /> : null}
      </LensHead>
      {department.status === 'absent' ? (
        <div
          {...ROLES.cellOver(model.columns.length)}
          className="cell slim lens-absent"
          data-cell={lensCell(below, row, 0)}
          style={{ gridRow: row + 1, gridColumn: `2 / span ${Math.max(1, model.columns.length)}` }}
        >
          <BarrierText department={department} inGrid />
        </div>
      ) : (
        department.cells.map(({ index, touchpoint, text }) => (
          <div
            key={touchpoint.id}
            {...ROLES.cell}
            className="cell slim lens-cell"
            data-cell={lensCell(below, row, index)}
            data-touchpoint={touchpoint.id}
            style={{ gridRow: row + 1, gridColumn: index + 2 }}
          >
            <span className={clsx('lens-chip', touchpoint.score.n === 0 && 'silent')}>
              <span className="vh">{touchpoint.name}: </span>
              {touchpoint.score.text === null ? null : (
                <LevelMeter
                  level={touchpoint.score.level}
                  name={touchpoint.score.levelName ?? ''}
                  hollow={touchpoint.score.state === 'low'}
                />
              )}
              <span className="num">{text}</span>
            </span>
          </div>
        ))
      )}
    </div>
  ));
}
