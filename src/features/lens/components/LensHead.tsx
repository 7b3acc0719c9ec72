import type { ReactNode } from 'react';
import { ROLES } from '@/features/map/components/roles';
import type { AverageView } from '@/features/stage/prepare';

/** Address of a cell of the lens for the grid's keys: between the row it stands below and the next one. */
export function lensCell(below: number, row: number, index: number): string {
  return `${below + (row + 1) / 1_000}:${index}`;
}

/** The head of a row of the lens. */
export function LensHead({ row, name, children }: { row: number; name: string; children?: ReactNode }) {
  const gridRow = row + 1;
  return (
    <>
      <div {...ROLES.rowHeader} className="lane slim lens-head" style={{ gridRow, gridColumn: 1 }}>
        <bdi>{name}</bdi>
        {children}
      </div>
      <div className="lens-rule" style={{ gridRow, gridColumn: '2 / -1' }} aria-hidden="true" />
    </>
  );
}

/** The average under the name of a row. */
export function LensAverage({ average: { score, count, leftOut } }: { average: AverageView }) {
  return (
    <small className="num" title={leftOut ?? undefined}>
      {score.text ? <span>{`${score.text} ${score.interval} `}</span> : null}
      <span>{count}</span>
      {leftOut ? <span className="vh">. {leftOut}</span> : null}
    </small>
  );
}
