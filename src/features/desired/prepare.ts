import { roundTo } from '@/domain/format';
import { addDays, type IsoDate } from '@/domain/period';
import { withoutFew } from '@/domain/pool';
import { progressOf } from '@/domain/progress';
import { type Part, satisfaction } from '@/domain/satisfaction';
import { addCounts } from '@/domain/tally';
import { isShown } from '@/domain/visibility';
import type { ProgressSeries } from './schema';

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
