import type { SparkPoint } from '@/components/charts/Sparkline';
import { sinceChange } from '@/domain/alike';
import { formatPercent } from '@/domain/format';
import { type Part, satisfaction } from '@/domain/satisfaction';
import { visibility } from '@/domain/visibility';
import type { DrawnTouchpoint } from '@/features/driver/prepare';
import type { MapModel } from '@/features/map/prepare';
import type { Range } from '@/features/map/schema';
import { RANGE_NAMES, type TouchpointModel } from '@/features/touchpoint/prepare';
import type { OverviewData } from '../schema';

export const ORDERS = ['gap', 'effect'] as const;
export type Order = (typeof ORDERS)[number];

export interface RankRow {
  id: string;
  /** From 1; null for those that cannot be ranked by this order. */
  place: number | null;
  touchpoint: TouchpointModel;
  stage: string;
  href: string;
  spark: SparkPoint[];
  /** Share of importance × gap × ratings, over all that fall short: "34%"; null where one of the three is not known. */
  share: string | null;
  /** Why there is no gap: "No desired level", "No data yet". */
  lack: string | null;
}

export interface RankingModel {
  rows: RankRow[];
  /** "prev. 28 days" */
  before: string;
  /** How the order comes about. */
  rule: string;
}

const RULE_OF: Readonly<Record<Order, string>> = {
  gap: 'Gap: score minus desired level. Scores of fewer than 30 ratings are hollow.',
  effect:
    'Share of all shortfall: importance to the customer × gap × ratings, where the whole 95% interval lies below the desired level and at least 30 answered.',
};

/** What a change is told against. */
export const beforeOf = (range: Range): string => `prev. ${RANGE_NAMES[range]}`;

/** All touchpoints of the map, the one to look at first on top. */
export function prepareRanking(
  { map, series }: OverviewData,
  { columns }: MapModel,
  { order, workspace }: { order: Order; workspace: string },
): RankingModel {
  const names = new Map(map.stages.map(({ id, name }) => [id, name]));
  const rows = columns.flatMap(({ touchpoint, stageId }) => {
    if (!touchpoint) return [];
    const by = order === 'gap' ? (touchpoint.gap?.value ?? null) : negative(shortfall(touchpoint));
    return [{ touchpoint, by, stage: names.get(stageId) ?? '' }];
  });
  const total = rows.reduce((sum, { touchpoint }) => sum + (shortfall(touchpoint) ?? 0), 0);
  const sorted = rows
    .map((row, index) => ({ ...row, index }))
    .sort((a, b) => (a.by ?? LAST) - (b.by ?? LAST) || a.index - b.index);
  return {
    rows: sorted.map(({ touchpoint, stage, by }, index) => {
      const short = shortfall(touchpoint);
      return {
        id: touchpoint.id,
        place: by === null ? null : index + 1,
        touchpoint,
        stage,
        href: hrefOf(map, workspace, touchpoint.slug),
        spark: sinceChange((series[touchpoint.id] ?? []).map((heard) => heard?.parts ?? null)).series.map(
          toPoint,
        ),
        share: short === null || total === 0 ? null : formatPercent((100 * short) / total, 0),
        lack: lackOf(touchpoint),
      };
    }),
    before: beforeOf(map.range),
    rule: RULE_OF[order],
  };
}

const hrefOf = (map: OverviewData['map'], workspace: string, slug: string) =>
  `/w/${workspace}/maps/${map.id}?touchpoint=${slug}${viewOf(map)}`;

/** All touchpoints of the map, with where each leads. */
export const prepareDrawn = (map: OverviewData['map'], workspace: string): DrawnTouchpoint[] =>
  map.stages.flatMap((stage) =>
    stage.touchpoints.map(({ id, name, slug }) => ({ id, slug, name, href: hrefOf(map, workspace, slug) })),
  );

/** What the map is told of the view, so that it shows the same customers and time. */
export function viewOf({ range, persona }: Pick<OverviewData['map'], 'range' | 'persona'>): string {
  const query = new URLSearchParams();
  if (range !== '28d') query.set('range', range);
  if (persona) query.set('persona', persona);
  return query.size > 0 ? `&${query}` : '';
}

const LAST = Number.MAX_VALUE;
const negative = (value: number | null) => (value === null ? null : -value);

/** Importance × gap × ratings; null where the touchpoint does not clearly fall short, or its importance is not set. */
function shortfall({ score, gap, source: { importance } }: TouchpointModel): number | null {
  if (score.state !== 'normal' || !gap?.clear || gap.value >= 0 || importance === null) return null;
  return importance * -gap.value * score.n;
}

function lackOf({ gap, desired, score, type }: TouchpointModel): string | null {
  if (gap) return null;
  if (score.state === 'none') return type ? 'No data yet' : 'No survey yet';
  if (score.state === 'hidden') return 'Too few to show';
  return desired === null ? 'No desired level' : null;
}

/** Satisfaction of one stretch; too few is a gap. */
export function toPoint(parts: readonly Part[] | null): SparkPoint & { n: number } {
  const { n, value, low, high } = satisfaction(parts ?? []);
  if (low === null || high === null) return { n, value: null, low: null, high: null };
  return { n, value, low, high, hollow: visibility(n) !== 'normal' };
}
