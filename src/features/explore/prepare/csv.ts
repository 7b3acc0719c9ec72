import { toCsv } from '@/domain/csv';
import { roundTo } from '@/domain/format';
import { BY_NAMES, type ExploreModel } from './explore';
import type { ShownView } from './measure';

/** What is shown, as CSV: the figures, what they rest on and by which rule, one row a group and question type. */
export function prepareCsv(model: ExploreModel, filters: readonly string[]): string {
  const compared = model.versus !== null;
  const heads = ['value', 'low', 'high', 'n'];
  return toCsv([
    [model.title],
    ['Period', model.period],
    ...(model.versus ? [['Compared with', model.versus]] : []),
    ...(filters.length > 0 ? [['Filters', ...filters]] : []),
    [],
    [
      'Measure',
      BY_NAMES[model.by],
      ...heads,
      ...(compared ? [...heads.map((head) => `compared ${head}`), 'verdict'] : []),
      'rule',
    ],
    ...model.blocks.flatMap((block) =>
      [...block.rows, block.total].map((row) => [
        block.name,
        row.detail && !model.time ? `${row.label} (${row.detail})` : row.label,
        ...figures(row.here, block.decimals),
        ...(compared
          ? [...(row.there ? figures(row.there, block.decimals) : [null, null, null, null]), row.verdict]
          : []),
        block.rule,
      ]),
    ),
  ]);
}

/** What may not be said stays empty; beside it stands how many there were. */
function figures({ value, low, high, count }: ShownView, decimals: number): (string | number | null)[] {
  const round = (one: number | null) => (one === null ? null : roundTo(one, decimals + 1));
  return [round(value), round(low), round(high), count];
}
