import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import './twin.css';

export interface ChartFigures {
  /** What the table is of; said, not shown. */
  caption: string;
  /** Over the first column, then one over each other. */
  heads: readonly { key: string; text: string }[];
  /** `cells` in the order of the heads, without the first. */
  rows: readonly { key: string; name: ReactNode; cells: readonly ReactNode[] }[];
}

/** With the focus, the arrow keys scroll it. */
const SCROLLS = { tabIndex: 0 };

/** A chart as figures: its table twin, for whoever reads by keyboard, by ear, or wants the exact value. */
export function ChartTable({
  caption,
  heads,
  rows,
  wide = false,
}: ChartFigures & {
  /** More columns than fit: the first stays in sight while the others scroll. */
  wide?: boolean;
}) {
  return (
    <section className={clsx('chart-table', wide && 'wide')} aria-label={caption} {...SCROLLS}>
      <table className="tbl num">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            {heads.map(({ key, text }) => (
              <th key={key} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, place) => (
                <td key={heads[place + 1]?.key}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
