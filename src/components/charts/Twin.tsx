'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button';
import { type ChartFigures, ChartTable } from './ChartTable';

/** A chart with its table twin, one press away. Both take the same room, so that nothing below moves. */
export function Twin({
  figures,
  height,
  children,
}: {
  figures: ChartFigures;
  /** Of the chart. */
  height: number;
  children: ReactNode;
}) {
  const [asTable, setAsTable] = useState(false);
  return (
    <div className="twin">
      <div className="twin-room" style={{ height }}>
        {asTable ? <ChartTable {...figures} /> : children}
      </div>
      <Button
        size="s"
        kind="ghost"
        aria-pressed={asTable}
        aria-label={`Table: ${figures.caption}`}
        onClick={() => setAsTable(!asTable)}
      >
        Table
      </Button>
    </div>
  );
}
