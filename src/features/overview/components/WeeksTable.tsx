import Link from 'next/link';
import type { FigureView } from '../prepare/figures';
import type { TrendModel } from '../prepare/trend';

/** What the small lines and the chart draw, as figures. */
export function WeeksTable({
  trend: { heads, lines },
  figures,
}: {
  trend: TrendModel;
  figures: readonly FigureView[];
}) {
  return (
    <div className="ov-scroll ov-weeks">
      <table className="tbl num">
        <caption className="vh">Key scores and satisfaction of each touchpoint over time</caption>
        <thead>
          <tr>
            <th scope="col">Score</th>
            {heads.map(({ key, span }) => (
              <th key={key} scope="col">
                {span}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, place) => (
                <td key={heads[place]?.key}>{cell}</td>
              ))}
            </tr>
          ))}
          {lines.map(({ id, name, href, cells }) => (
            <tr key={id}>
              <th scope="row">
                <Link href={href} dir="auto">
                  {name}
                </Link>
              </th>
              {cells.map((cell, place) => (
                <td key={heads[place]?.key}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
