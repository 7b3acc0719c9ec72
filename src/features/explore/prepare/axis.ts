import type { BlockView, RowView } from './explore';
import { type Gauge, scaleOf } from './measure';

/** The whole scale; of what has no upper end, up to a round number above all. */
export function axisOf(gauge: Gauge, rows: readonly RowView[]): BlockView['axis'] {
  const scale = scaleOf(gauge);
  if (scale) {
    const [min, max] = scale;
    const step = max - min > 100 ? 50 : max - min > 10 ? 25 : max - min > 8 ? 2 : 1;
    return { min, max, ticks: ticksOf(min, max, step) };
  }
  const known = rows
    .filter(({ label }) => gauge.measure === 'response' || label !== 'All together')
    .flatMap(({ here, there }) => [here.high ?? here.value ?? 0, there?.high ?? there?.value ?? 0]);
  const most = Math.max(1, ...known);
  const step =
    [1, 2, 5, 10, 20, 25, 50]
      .map((one) => one * 10 ** Math.max(0, Math.floor(Math.log10(most)) - 1))
      .find((one) => most / one <= 5) ?? most;
  const max = Math.ceil(most / step) * step;
  return { min: 0, max, ticks: ticksOf(0, max, step) };
}

const ticksOf = (min: number, max: number, step: number): number[] =>
  Array.from({ length: Math.floor((max - min) / step + 1e-9) + 1 }, (_, index) => min + index * step);
