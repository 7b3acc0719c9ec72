import Link from 'next/link';
import { ChartTable } from '@/components/charts/ChartTable';
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
  const said = heads.map((_, place) =>
    marks
      .filter((mark) => Math.floor(mark.place) === place)
      .map(({ text }) => text)
      .join('; '),
  );
  return (
    <ChartTable
      caption="Key scores and satisfaction of each touchpoint over time"
      heads={[{ key: 'score', text: 'Score' }, ...heads.map(({ key, span }) => ({ key, text: span }))]}
      rows={[
        ...(marks.length > 0
          ? [
              {
                key: 'annotations',
                name: 'Annotations',
                cells: said.map((text) => <bdi key={text}>{text}</bdi>),
              },
            ]
          : []),
        ...figures.map(({ key, name, cells }) => ({ key, name, cells })),
        ...lines.map(({ id, name, href, cells }) => ({
          key: id,
          name: (
            <Link href={href} dir="auto">
              {name}
            </Link>
          ),
          cells,
        })),
      ]}
      wide
    />
  );
}
