import { dayOf } from '@/domain/evidence';
import { formatCount, formatNumber } from '@/domain/format';
import { RANGE_KEYS } from '@/domain/period';
import { type AverageView, prepareAverage } from '@/features/stage/prepare';
import { prepareTouchpoint, RANGE_NAMES, type TouchpointModel } from '@/features/touchpoint/prepare';
import type { MapData, MapStage, MapTouchpoint, Phase, Range } from './schema';

/** The period that an address names; the usual one where it names none. */
export const rangeOf = (named: unknown): Range => RANGE_KEYS.find((range) => range === named) ?? '28d';

/** Ids of the touchpoints at which answers about one come in: a desired one hears what it stands for. */
export const heardAt = ({ id, origins = [] }: MapTouchpoint): string[] => [
  id,
  ...origins.map((origin) => origin.id),
];

/** One column of the map. An empty stage has one too, so that it can be seen and filled. */
export interface Column {
  key: string;
  index: number;
  stageId: string;
  phase: Phase;
  /** The last one of its stage: a line follows. */
  endsStage: boolean;
  touchpoint: TouchpointModel | null;
  /** Position among all touchpoints, from 1; 0 without one. */
  number: number;
  /** The touchpoint before has the same channel, so its name is not repeated. */
  channelGoesOn: boolean;
}

/** With the average of its touchpoints that have enough answers, each answer counted once. */
export interface StageModel extends AverageView {
  id: string;
  name: string;
  goal: string;
  phase: Phase;
  /** First column and how many. */
  start: number;
  span: number;
  touchpoints: number;
}

/** Neighbours of one department; a bar may cross a stage line. */
export interface DepartmentBar {
  key: string;
  name: string;
  start: number;
  span: number;
  /** Ends where its stage ends. */
  endsStage: boolean;
}

export interface MapModel {
  /** Start of today, in milliseconds: what ages of evidence are told by. */
  day: number;
  stages: StageModel[];
  columns: Column[];
  touchpoints: TouchpointModel[];
  bars: DepartmentBar[];
  /** Id of the touchpoint with the widest gap below desired that can be told from noise. */
  widestId: string | null;
  /** "5 stages", "12 touchpoints" */
  stageCount: string;
  touchpointCount: string;
  /** "3,400 ratings in 28 days" */
  ratings: string;
  /** "11 of 12 touchpoints surveyed" */
  surveyed: string;
  /** The curve in sentences. */
  summary: string;
}

/** Everything the map screen shows, decided. `now` in milliseconds, for ages. */
export function prepareMap(data: MapData, now: number): MapModel {
  const columns = toColumns(data.stages, data.range, now);
  const touchpoints = columns.flatMap(({ touchpoint }) => (touchpoint ? [touchpoint] : []));
  const n = touchpoints.reduce((sum, { score }) => sum + score.n, 0);
  const surveyed = touchpoints.filter(({ source }) => source.survey !== null).length;
  const existing = touchpoints.filter(({ source }) => source.origins?.some(({ deleted }) => !deleted)).length;
  const widest = widestGap(touchpoints);
  return {
    day: dayOf(now),
    stages: toStages(data.stages),
    columns,
    touchpoints,
    bars: toBars(columns),
    widestId: widest?.id ?? null,
    stageCount: formatCount(data.stages.length, 'stage'),
    touchpointCount: formatCount(touchpoints.length, 'touchpoint'),
    ratings: `${formatCount(n, 'rating')} in ${RANGE_NAMES[data.range]}`,
    surveyed:
      data.kind === 'desired'
        ? `${existing} of ${formatCount(touchpoints.length, 'touchpoint')} there today`
        : `${surveyed} of ${formatCount(touchpoints.length, 'touchpoint')} surveyed`,
    summary: summarize(data.stages.length, touchpoints, widest),
  };
}

function toColumns(stages: readonly MapStage[], range: Range, now: number): Column[] {
  const columns: Column[] = [];
  let number = 0;
  for (const { id: stageId, phase, touchpoints } of stages) {
    const common = { stageId, phase };
    if (touchpoints.length === 0) {
      columns.push({
        ...common,
        key: `stage:${stageId}`,
        index: columns.length,
        endsStage: true,
        touchpoint: null,
        number: 0,
        channelGoesOn: false,
      });
    }
    for (const [position, source] of touchpoints.entries()) {
      const before = columns.at(-1)?.touchpoint?.source.channel;
      columns.push({
        ...common,
        key: source.id,
        index: columns.length,
        endsStage: position === touchpoints.length - 1,
        touchpoint: prepareTouchpoint(source, range, now),
        number: ++number,
        channelGoesOn: source.channel !== '' && source.channel === before,
      });
    }
  }
  return columns;
}

/** A stage stays the same object while it says the same, as its touchpoints do. */
const stageModels = new WeakMap<MapStage, StageModel>();

function toStages(stages: readonly MapStage[]): StageModel[] {
  let start = 0;
  return stages.map((stage) => {
    const known = stageModels.get(stage);
    const model = known?.start === start ? known : { ...(known ?? prepareStage(stage)), start };
    stageModels.set(stage, model);
    start += model.span;
    return model;
  });
}

function prepareStage({ id, name, goal, phase, touchpoints }: MapStage): Omit<StageModel, 'start'> {
  const { score, count, hidden, leftOut } = prepareAverage(touchpoints.map(({ current }) => current.parts));
  const span = Math.max(1, touchpoints.length);
  return { id, name, goal, phase, span, touchpoints: touchpoints.length, score, count, hidden, leftOut };
}

function toBars(columns: readonly Column[]): DepartmentBar[] {
  const bars: (DepartmentBar & { departmentId: string })[] = [];
  for (const { index, endsStage, touchpoint } of columns) {
    const department = touchpoint?.source.department;
    if (!department) continue;
    const last = bars.at(-1);
    if (last && last.departmentId === department.id && last.start + last.span === index) {
      last.span += 1;
      last.endsStage = endsStage;
    } else {
      bars.push({
        key: `${department.id}:${index}`,
        departmentId: department.id,
        name: department.name,
        start: index,
        span: 1,
        endsStage,
      });
    }
  }
  return bars;
}

/** Only where enough answered, and only if the interval leaves out the desired level. */
function widestGap(touchpoints: readonly TouchpointModel[]): TouchpointModel | null {
  return touchpoints.reduce<TouchpointModel | null>((widest, touchpoint) => {
    const { score, gap } = touchpoint;
    if (score.state !== 'normal' || !gap?.clear || gap.value >= 0) return widest;
    return gap.value < (widest?.gap?.value ?? 0) ? touchpoint : widest;
  }, null);
}

function summarize(
  stages: number,
  touchpoints: readonly TouchpointModel[],
  widest: TouchpointModel | null,
): string {
  const ranked = touchpoints
    .filter(({ score }) => score.state === 'normal')
    .sort((a, b) => (a.score.value ?? 0) - (b.score.value ?? 0));
  const [lowest, highest] = [ranked[0], ranked.at(-1)];
  const name = ({ name, score }: TouchpointModel) =>
    `${name}, ${score.text} from ${formatNumber(score.n)} ratings`;
  const silent = touchpoints.filter(({ score }) => score.state === 'none').length;
  const low = touchpoints.filter(({ score }) => score.state === 'low' || score.state === 'hidden').length;
  return [
    `Satisfaction on 1–5 by touchpoint, actual against desired: ${formatCount(touchpoints.length, 'touchpoint')} in ${formatCount(stages, 'stage')}.`,
    highest && highest !== lowest ? `Highest: ${name(highest)}.` : '',
    lowest ? `Lowest: ${name(lowest)}.` : '',
    widest?.gap ? `Widest gap: ${widest.name}, ${widest.gap.label}.` : '',
    low > 0 ? `${formatCount(low, 'touchpoint')} with few ratings.` : '',
    silent > 0 ? `${formatCount(silent, 'touchpoint')} without data.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
