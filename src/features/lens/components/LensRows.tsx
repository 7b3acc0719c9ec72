'use client';

import { type CSSProperties, memo, type ReactNode } from 'react';
import { CURVE } from '@/features/map/components/geometry';
import { ROWS } from '@/features/map/components/lanes';
import type { MapModel } from '@/features/map/prepare';
import type { LensModel } from '../prepare';
import { DepartmentRows } from './DepartmentRows';
import { GapRows } from './GapRows';
import { LoopRows } from './LoopRows';
import { PromiseRows } from './PromiseRows';
import './lens.css';

/** Heights of what the rows stand below: the heads of the touchpoints, or the curve. */
const HEAD = 58;

/** What a lens adds to the grid: rows directly below the curve or, where it is hidden, below the heads. */
export const LensRows = memo(function LensRows({
  below,
  lens,
  model,
  width,
}: {
  /** Row of the map. */
  below: number;
  lens: LensModel;
  model: MapModel;
  /** Of one column. */
  width: number;
}) {
  const rows = rowsOf({ below, lens, model, width });
  if (!rows) return null;
  return (
    <div
      className="lens-rows"
      style={
        {
          gridRow: below + 1,
          marginTop: below === ROWS.touchpoint ? HEAD : CURVE.height,
          '--rows': rows.count,
        } as CSSProperties
      }
      data-lens={lens.lens}
    >
      {model.columns
        .filter(({ endsStage }) => endsStage)
        .map(({ key, index }) => (
          <div key={key} className="lens-line" style={{ gridColumn: index + 2 }} aria-hidden="true" />
        ))}
      {rows.drawn}
    </div>
  );
});

function rowsOf({
  below,
  lens,
  model,
  width,
}: {
  below: number;
  lens: LensModel;
  model: MapModel;
  width: number;
}): { count: number; drawn: ReactNode } | null {
  switch (lens.lens) {
    case 'experience':
      return null;
    case 'buying':
      return { count: 2, drawn: <LoopRows below={below} lens={lens} model={model} width={width} /> };
    case 'departments':
      return { count: lens.rows.length, drawn: <DepartmentRows below={below} lens={lens} model={model} /> };
    case 'promises':
      return { count: lens.rows.length, drawn: <PromiseRows below={below} lens={lens} /> };
    case 'desired':
      return { count: lens.derived ? 2 : 1, drawn: <GapRows below={below} lens={lens} /> };
  }
}
