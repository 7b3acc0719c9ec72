import { alike } from '@/domain/alike';
import { formatCount, formatInterval, formatNumber, formatPercent } from '@/domain/format';
import { findMisaligned } from '@/domain/misalignment';
import { poolShown } from '@/domain/pool';
import type { Part } from '@/domain/satisfaction';
import { responseRate } from '@/domain/score';
import { judgeSatisfaction } from '@/domain/verdict';
import { prepareDepartments } from '@/features/department/prepare';
import type { MapModel } from '@/features/map/prepare';
import { type AverageView, prepareAverage } from '@/features/stage/prepare';
import { RANGE_NAMES, type TouchpointModel } from '@/features/touchpoint/prepare';
import type { OverviewData } from '../schema';
import { askedAt, sumOf } from './asked';
import { viewOf } from './ranking';
import { prepareTold, type ToldView } from './told';

/** A channel or a department beside the others. */
export interface BoardRow extends ToldView {
  id: string;
  name: string;
  /** Of its own page; the board's without one. */
  href?: string;
  /** "3 touchpoints", "silent at 2 touchpoints", "no touchpoint" */
  touchpoints: string;
  average: AverageView;
  /** "31.2%"; "–" where it is not known how many saw the question. */
  response: string;
  /** "2 of 3" touchpoints clearly below desired; null where no level is set. */
  short: string | null;
  /** Of an absent department: what bars it. */
  barrier: string;
}

export interface BoardModel {
  rows: BoardRow[];
  /** What differs, in sentences. */
  findings: string[];
  rule: string;
  href: string;
}

/** What the touchpoints of each channel hear, side by side. */
export function prepareChannels(
  { map }: OverviewData,
  { touchpoints }: MapModel,
  workspace: string,
): BoardModel {
  const groups = [...Map.groupBy(touchpoints, ({ source }) => source.channel.trim().toLowerCase())]
    .map(([id, own]) => ({ id, own, name: own[0]?.source.channel.trim() || 'No channel named' }))
    .sort((a, b) => Number(a.id === '') - Number(b.id === ''));
  const rows = groups
    .map(({ id, own, name }) => toRow({ id, name, touchpoints: formatCount(own.length, 'touchpoint') }, own))
    .sort((a, b) => (b.average.score.value ?? 0) - (a.average.score.value ?? 0));
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const { pairs, compared } = findMisaligned([
    groups.filter(({ id }) => id !== '').map(({ id, own }) => ({ id, parts: pooled(own, 'current') })),
  ]);
  return {
    rows,
    findings: pairs
      .slice(0, 3)
      .map(
        ({ lower, higher, difference, low, high }) =>
          `${names.get(higher)} is ${formatNumber(difference, 2)} (${formatInterval(difference, low, high)}) better than ${names.get(lower)}.`,
      ),
    rule:
      compared === 0
        ? 'No two channels could be compared yet: both need 30 ratings.'
        : `${formatCount(compared, 'pair of channels', 'pairs of channels')} compared, ${pairs.length} clearly differ: Welch’s t test, Holm’s correction over all pairs.`,
    href: `/w/${workspace}/maps/${map.id}?${viewOf(map).slice(1)}`,
  };
}

/** What each department hears, the silent and the absent ones too. */
export function prepareBoard({ map }: OverviewData, { columns }: MapModel, workspace: string): BoardModel {
  const { rows, summary } = prepareDepartments(columns, map.departments, RANGE_NAMES[map.range]);
  return {
    rows: rows.map(({ id, name, text, cells, barrier }) => ({
      ...toRow(
        { id, name, touchpoints: text },
        cells.map(({ touchpoint }) => touchpoint),
      ),
      href: `/w/${workspace}/departments/${id}`,
      barrier,
    })),
    findings: [summary],
    rule: '',
    href: `/w/${workspace}/maps/${map.id}?lens=departments${viewOf(map)}`,
  };
}

const pooled = (own: readonly TouchpointModel[], period: 'current' | 'previous'): Part[] =>
  poolShown(own.map(({ source }) => source[period].parts)).parts;

function toRow(
  named: Pick<BoardRow, 'id' | 'name' | 'touchpoints'>,
  own: readonly TouchpointModel[],
): BoardRow {
  const average = prepareAverage(own.map(({ source }) => source.current.parts));
  const said = average.score.value !== null;
  const { successes, n } = sumOf(own.map(({ source }) => askedAt(source.current)));
  const rate = responseRate(successes, n);
  const set = own.filter(({ gap }) => gap !== null);
  const short = set.filter(({ gap, score }) => gap?.clear && gap.value < 0 && score.state === 'normal');
  return {
    ...named,
    average,
    ...(said
      ? prepareTold(judgeSatisfaction(...alike(pooled(own, 'previous'), pooled(own, 'current'))))
      : { change: null, verdict: null }),
    response: rate === null || n < 30 ? '–' : formatPercent(rate.value),
    short: set.length === 0 ? null : `${short.length} of ${set.length}`,
    barrier: '',
  };
}
