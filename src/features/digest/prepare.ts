import { formatInterval, formatN, formatSatisfaction } from '@/domain/format';
import { addDays, dayInZone, type IsoDate, zoneStartOfDay } from '@/domain/period';
import { poolShown } from '@/domain/pool';
import { satisfaction } from '@/domain/satisfaction';
import { type Stretch, weekStart } from '@/domain/weeks';
import type { Concern } from '@/features/overview/prepare/attention';
import type { FigureView } from '@/features/overview/prepare/figures';
import { prepareOverview } from '@/features/overview/prepare/overview';
import type { OverviewData } from '@/features/overview/schema';
import { formatSpan } from '@/features/rating/prepare/trend';

const MONDAY = 1;
const HOUR_MS = 3_600_000;
/** From seven on Monday, and until Wednesday ends: whoever was switched off on Monday is not forgotten. */
const FROM_MS = 7 * HOUR_MS;
const UNTIL_DAYS = 3;

/** The Monday whose digest is due at a moment; null when none is. */
export function digestDue(now: Date, timeZone: string): IsoDate | null {
  const monday = weekStart(dayInZone(now, timeZone), MONDAY);
  const due = zoneStartOfDay(monday, timeZone).getTime() + FROM_MS;
  return now.getTime() >= due && now < zoneStartOfDay(addDays(monday, UNTIL_DAYS), timeZone) ? monday : null;
}

/** The last week that is over on that Monday; it begins on the day on which the readers' weeks do. */
export function digestWeek(monday: IsoDate, firstDay: number): Stretch {
  const next = weekStart(monday, firstDay);
  return { from: addDays(next, -7), to: addDays(next, -1) };
}

/** The digest of a week, all decisions made. */
export interface DigestModel {
  /** "16–22 Nov" */
  span: string;
  map: { name: string; href: string };
  /** Answers in the week, at all touchpoints of the map. */
  answers: string;
  figures: FigureView[];
  concerns: Concern[];
  /** How many more concerns the page lists. */
  more: number;
  /** What the other maps heard: "Support: 4.02 ± 0.21, n 80". */
  others: { name: string; href: string; text: string }[];
}

const MOST_CONCERNS = 5;

/**
 * From the overviews of the workspace's maps, each over the week: the map most was heard on whole, a line for each of
 * the others. Null where nobody answered in the week, nor in the one before.
 */
export function prepareDigest(
  overviews: readonly OverviewData[],
  { workspace, week, now }: { workspace: string; week: Stretch; now: number },
): DigestModel | null {
  const heard = overviews
    .map((data) => ({ data, ...answersOf(data) }))
    .toSorted((a, b) => b.n + b.before - (a.n + a.before));
  const [first, ...rest] = heard.filter(({ n, before }) => n + before > 0);
  if (!first) return null;
  const overview = prepareOverview(first.data, { workspace, now });
  const concerns = overview.concerns();
  return {
    span: formatSpan(week.from, week.to),
    map: linkOf(first.data, workspace),
    answers: first.n === 0 ? 'Nobody answered' : formatN(first.n),
    figures: overview.figures(),
    concerns: concerns.slice(0, MOST_CONCERNS),
    more: Math.max(0, concerns.length - MOST_CONCERNS),
    others: rest.map(({ data, n }) => ({ ...linkOf(data, workspace), text: textOf(data, n) })),
  };
}

const linkOf = ({ map }: OverviewData, workspace: string) => ({
  name: map.name,
  href: `/w/${workspace}/satisfaction?map=${map.id}&range=7d`,
});

const currentOf = ({ map }: OverviewData) =>
  map.stages.flatMap(({ touchpoints }) => touchpoints.map(({ current }) => current.parts));

function answersOf({ map }: OverviewData): { n: number; before: number } {
  const touchpoints = map.stages.flatMap((stage) => stage.touchpoints);
  return {
    n: poolShown(touchpoints.map(({ current }) => current.parts)).n,
    before: poolShown(touchpoints.map(({ previous }) => previous.parts)).n,
  };
}

function textOf(data: OverviewData, n: number): string {
  const { value, low, high } = satisfaction(poolShown(currentOf(data)).parts);
  if (n === 0) return 'Nobody answered';
  return value === null || low === null || high === null
    ? `${formatN(n)}, too few to show`
    : `${formatSatisfaction(value)} of 5 ${formatInterval(value, low, high)}, ${formatN(n)}`;
}
