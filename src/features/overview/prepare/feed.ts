import type { Level } from '@/components/ui/LevelMeter';
import { formatAge } from '@/domain/format';
import { BAND_NAMES } from '@/domain/satisfaction';
import { prepareLanding } from '@/features/touchpoint/prepare';
import type { FeedItem, OverviewData } from '../schema';
import { viewOf } from './ranking';

export interface FeedRow {
  id: string;
  name: string;
  href: string;
  /** "2", "9/10", "up"; null where too few answered to say. */
  score: string | null;
  level: Level | null;
  levelName: string;
  comment: string;
  locale: string | null;
  /** ISO date-time, and as an age: "12 s ago". */
  at: string;
  age: string;
}

/** Ratings as they come in, newest first. `now` in milliseconds. */
export function prepareFeed(
  feed: readonly FeedItem[],
  { map }: Pick<OverviewData, 'map'>,
  { workspace, now }: { workspace: string; now: number },
): FeedRow[] {
  const touchpoints = new Map(
    map.stages.flatMap((stage) => stage.touchpoints.map((one) => [one.id, one] as const)),
  );
  return feed.flatMap(({ touchpointId, type, score, answeredAt, id, comment, locale }) => {
    const touchpoint = touchpoints.get(touchpointId);
    if (!touchpoint) return [];
    const landing = score === null ? null : prepareLanding(type, score);
    const level = landing && (Math.round(landing.value) as Level);
    return [
      {
        id,
        name: touchpoint.name,
        href: `/w/${workspace}/maps/${map.id}?touchpoint=${touchpoint.slug}&tab=comments${viewOf(map)}`,
        score: landing?.text ?? null,
        level,
        levelName: level ? BAND_NAMES[level] : 'Too few to show the score',
        comment,
        locale,
        at: answeredAt,
        age: formatAge(Math.max(0, now - Date.parse(answeredAt))),
      },
    ];
  });
}
