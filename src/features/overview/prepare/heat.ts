import type { Level } from '@/components/ui/LevelMeter';
import { formatN, formatSatisfaction } from '@/domain/format';
import { band } from '@/domain/satisfaction';
import type { Unit } from '@/domain/weeks';
import { type AverageView, prepareAverage } from '@/features/stage/prepare';
import { RANGE_NAMES } from '@/features/touchpoint/prepare';
import type { OverviewData } from '../schema';
import { type StretchHead, toHeads } from './stretches';

export interface HeatCell {
  key: string;
  /** none is a gap. */
  state: 'none' | 'hidden' | 'low' | 'normal';
  /** "3.2"; "n 3" where too few answered to say more. */
  text: string;
  /** Of the figure as it stands here, with one decimal. */
  level: Level | null;
  /** "Buy, 9–15 Nov: 3.17 ± 0.11, n 274" */
  title: string;
}

export interface HeatRow {
  id: string;
  name: string;
  cells: HeatCell[];
  /** Over the period in view. */
  total: AverageView;
}

export interface HeatModel {
  unit: Unit;
  heads: StretchHead[];
  rows: HeatRow[];
  /** "28 d" */
  total: string;
}

/** Satisfaction by stage and week: the answers of each week, averaged as on the map. */
export function prepareHeat({ map, series, stretches, unit }: OverviewData): HeatModel {
  const heads = toHeads(stretches, unit);
  const rows = map.stages
    .filter(({ touchpoints }) => touchpoints.length > 0)
    .map(({ id, name, touchpoints }) => ({
      id,
      name,
      cells: heads.map((head, place) => {
        const heard = touchpoints.map((touchpoint) => series[touchpoint.id]?.[place]?.parts ?? []);
        return toCell(name, head, prepareAverage(heard));
      }),
      total: prepareAverage(touchpoints.map(({ current }) => current.parts)),
    }));
  return { unit, heads, rows, total: RANGE_NAMES[map.range] };
}

function toCell(stage: string, { key, span }: StretchHead, { score, leftOut }: AverageView): HeatCell {
  const { state, n, value, text, interval } = score;
  const where = `${stage}, ${span}`;
  const out = leftOut ? `; ${leftOut}` : '';
  if (state === 'none') return { key, state, text: '', level: null, title: `${where}: no ratings` };
  if (value === null) {
    const few = `${where}: ${formatN(n)}, too few to show a score`;
    return { key, state: 'hidden', text: formatN(n), level: null, title: few };
  }
  return {
    key,
    state,
    text: formatSatisfaction(value, 1),
    level: band(value, 1),
    title: `${where}: ${text} ${interval}, ${formatN(n)}${state === 'low' ? ', low' : ''}${out}`,
  };
}
