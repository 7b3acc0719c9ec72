import { formatNumber, roundTo } from '@/domain/format';
import type { Cells } from '@/domain/journey';
import { addDays, type IsoDate } from '@/domain/period';
import { withoutFew } from '@/domain/pool';
import { progressOf } from '@/domain/progress';
import { type Part, satisfaction } from '@/domain/satisfaction';
import { addCounts } from '@/domain/tally';
import { isShown } from '@/domain/visibility';
import { NAME_LENGTH, TEXT_LENGTH } from '@/features/map/schema';
import { AppError } from '@/server/errors';
import { LEVELS, MERGED_TEXTS, type Merged, type MergedField, type ProgressSeries } from './schema';

/** Points of the series, a week apart, and the weeks that each of them counts. */
export const WEEKS_SHOWN = 26;
export const WEEKS_COUNTED = 4;
export const WEEKS_READ = WEEKS_SHOWN + WEEKS_COUNTED - 1;

/** Answers to one survey in a week; week 0 ends today. */
export interface WeekCounts extends Part {
  week: number;
  surveyId: string;
}

/** Towards the desired levels as they are set now: a level that was raised makes the past look worse, too. */
export function prepareProgress({
  today,
  derivedOn,
  touchpoints,
}: {
  today: IsoDate;
  derivedOn: IsoDate;
  touchpoints: readonly { id: string; desired: number | null; weeks: readonly WeekCounts[] }[];
}): ProgressSeries {
  const newest = Array.from({ length: WEEKS_SHOWN }, (_, index) => WEEKS_SHOWN - 1 - index);
  const heard = touchpoints.map(({ id, desired, weeks }) => ({
    id,
    desired,
    byPoint: newest.map((first) => partsOf(weeks, first)),
  }));
  return {
    derivedOn,
    points: newest.map((first, index) => {
      const levelled = heard.flatMap(({ desired, byPoint }) =>
        desired === null ? [] : [{ desired, parts: byPoint[index] ?? [] }],
      );
      const to = addDays(today, -7 * first);
      return { from: addDays(to, 1 - 7 * WEEKS_COUNTED), to, ...progressOf(levelled) };
    }),
    touchpoints: Object.fromEntries(heard.map(({ id, byPoint }) => [id, byPoint.map(toPoint)])),
  };
}

/** What was heard in the weeks that begin with this one, going back; of a survey with few answers only their number. */
function partsOf(weeks: readonly WeekCounts[], first: number): Part[] {
  const counted = weeks.filter(({ week }) => week >= first && week < first + WEEKS_COUNTED);
  return withoutFew(
    [...Map.groupBy(counted, ({ surveyId }) => surveyId).values()].flatMap((list): Part[] =>
      list[0] ? [{ type: list[0].type, counts: addCounts(...list.map(({ counts }) => counts)) }] : [],
    ),
  );
}

function toPoint(parts: readonly Part[]) {
  const { n, value, low, high } = satisfaction(parts);
  if (!isShown(n) || value === null || low === null || high === null) return null;
  return { value: roundTo(value, 3), low: roundTo(low, 3), high: roundTo(high, 3) };
}

export interface LaneCell {
  laneId: string;
  text: string;
  number: number | null;
  lane: { kind: string | null; name: string };
}

/** Lanes in which two texts become one: how they are joined, and how long they may be together. */
const JOINED: Readonly<Record<string, { by: string; most: number }>> = {
  text: { by: '\n', most: TEXT_LENGTH },
  list: { by: '\n', most: TEXT_LENGTH },
  emotion: { by: ', ', most: NAME_LENGTH },
};

/** Cells of own lanes: those of the second go where the first has none; of two texts none is lost. */
export function mergedLanes(first: readonly LaneCell[], second: readonly LaneCell[]): Merged['lanes'] {
  return second.flatMap(({ laneId, text, number, lane }): Merged['lanes'] => {
    const own = first.find((cell) => cell.laneId === laneId);
    if (!own) return [{ laneId, before: null, after: text, number: null }];
    const joined = JOINED[lane.kind ?? ''];
    if (!joined) return [];
    const after = [...new Set([own.text, text])].filter(Boolean).join(joined.by);
    // A face comes along where the first one has words only.
    const face = own.number === null ? number : null;
    if (after === own.text && face === null) return [];
    if (after.length > joined.most) throw tooLong(lane.name, joined.most, laneId);
    return [{ laneId, before: own.text, after, number: face }];
  });
}

function tooLong(lane: string, most: number, path: string): AppError {
  const message = `Together, both texts under “${lane}” are longer than ${formatNumber(most)} characters. Shorten one, then merge. Nothing was changed.`;
  return new AppError('invalid', message, { issues: [{ path, message }] });
}

/** Lanes by the name under which the map shows them. */
const LANES: Record<(typeof MERGED_TEXTS)[number], string> = {
  doing: 'Doing',
  thinking: 'Thinking',
  feeling: 'Feeling',
  purpose: 'Purpose',
  channel: 'Channel',
};

/** What a merge writes into the first touchpoint. Throws `invalid` when two texts are too long together. */
export function changedFields(before: Cells, after: Cells): MergedField[] {
  const texts = MERGED_TEXTS.filter((field) => before[field] !== after[field]).map((field) => {
    const most = field === 'channel' ? NAME_LENGTH : TEXT_LENGTH;
    if (after[field].length > most) throw tooLong(LANES[field], most, field);
    return { field, before: before[field], after: after[field] };
  });
  // The first one's level stays, so it can only have come where there was none.
  const levels = LEVELS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    before: null,
    after: after[field],
  }));
  const department =
    before.department === after.department
      ? []
      : [{ field: 'departmentId' as const, before: null, after: after.department }];
  return [...texts, ...levels, ...department];
}
