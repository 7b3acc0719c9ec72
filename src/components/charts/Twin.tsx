'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button';
import { type ChartFigures, ChartTable } from './ChartTable';

/** A chart with its table twin, one press away. With a height both take the same room, so that nothing below moves. */
export function Twin({
  figures,
  height,
  children,
}: {
  figures: ChartFigures;
  /** Of the chart. Without it a table takes what it needs: what is lower than any table. */
  height?: number;
  children: ReactNode;
}) {
  const [asTable, setAsTable] = useState(false);
  return (
    <div className="twin">
      <div className="twin-room" style={height === undefined ? undefined : { height }}>
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
