import Link from 'next/link';
import type { FigureView } from '../prepare/figures';
import type { TrendModel } from '../prepare/trend';

/** What the small lines and the chart draw, as figures. */
export function WeeksTable({
  trend: { heads, lines, marks },
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
          {marks.length > 0 ? (
            <tr>
              <th scope="row">Annotations</th>
              {heads.map(({ key }, place) => (
                <td key={key} dir="auto">
                  {marks
                    .filter((mark) => Math.floor(mark.place) === place)
                    .map(({ text }) => text)
                    .join('; ')}
                </td>
              ))}
            </tr>
          ) : null}
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
