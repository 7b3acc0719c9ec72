import type { ScoreView } from '@/components/ui/Score';
import { formatNumber, formatRange, formatSigned } from '@/domain/format';
import { answersToTellGap } from '@/domain/progress';
import type { Part } from '@/domain/satisfaction';
import { moreNeeded, roundAbout } from '@/domain/visibility';
import type { MapOpportunity, OpportunityStatus } from '@/features/opportunity/schema';
import { countText, missingText, prepareGap, prepareScore } from '@/features/touchpoint/prepare';
import type { ComparedStage } from './compare';

/** Distance from a desired level as it may be told. */
export interface GapTold {
  state: 'real' | 'reached' | 'unclear' | 'unknown';
  /** "−1.60", "≈ −1.60" where it cannot be told from noise; null where nothing may be said. */
  text: string | null;
  /** 95 % interval: "−1.90 – −1.30". */
  interval: string | null;
  /** The rest of the sentence. */
  note: string;
}

/** A gap is real only from 30 answers on, and where the interval leaves the desired level out. */
export function tellGap(parts: readonly Part[], desired: number | null, exists: boolean): GapTold {
  const score = prepareScore(parts);
  const unknown = (note: string): GapTold => ({ state: 'unknown', text: null, interval: null, note });
  if (!exists) return unknown('Not there today');
  if (score.state === 'none') return unknown('No data yet');
  if (score.state === 'hidden') return unknown(`Too few to say, ${missingText(score.n)}`);
  if (desired === null) return unknown('No desired level');
  const gap = prepareGap(score, desired);
  if (!gap || score.low === null || score.high === null) return unknown('No data yet');
  const interval = formatRange(score.low - desired, score.high - desired);
  if (gap.clear && score.state === 'normal')
    return gap.value < 0
      ? { state: 'real', text: gap.text, interval, note: 'below desired' }
      : { state: 'reached', text: gap.text, interval, note: 'above desired' };
  const more = Math.max(answersToTellGap(parts, desired) ?? 0, moreNeeded(score.n));
  if (gap.value === 0 && more === 0)
    return { state: 'unclear', text: formatSigned(0), interval, note: 'as desired, as far as can be told' };
  return {
    state: 'unclear',
    text: `≈ ${gap.text}`,
    interval,
    note: `can’t tell yet${more ? `, about ${formatNumber(roundAbout(more))} more needed` : ''}`,
  };
}

export interface ActionTold {
  id: string;
  title: string;
  status: OpportunityStatus;
}

/** One line of the table of touchpoints: today, desired, and what lies between. */
export interface GapRow {
  key: string;
  slug: string;
  name: string;
  stage: string;
  /** What it stands for today. */
  today: { slug: string; name: string }[];
  score: ScoreView;
  /** "n 318", "n 19 low", "n 3 too few" */
  count: string;
  /** When a customer was last heard, as ISO date-time. */
  heardAt: string | null;
  /** "4.4" */
  desired: string | null;
  /** What today's map takes for the level it delivers, where that is another one. */
  believed: string | null;
  level: number | null;
  gap: GapTold;
  /** Owned and not yet measured, on either map. */
  actions: ActionTold[];
  /** Opportunities that are ideas still. */
  ideas: number;
}

/** Actions under way, nearest to its end first. */
const UNDER_WAY: readonly OpportunityStatus[] = ['shipped', 'progress', 'planned'];

/** The touchpoints of the desired map in order, each with what was heard where it stands for something today. */
export function prepareGaps(
  stages: readonly ComparedStage[],
  opportunities: readonly MapOpportunity[],
): GapRow[] {
  return stages.flatMap((stage) =>
    stage.rows.flatMap(({ key, desired, today }) => {
      if (!desired) return [];
      const { source } = desired;
      const score = prepareScore(source.current.parts);
      const [own] = today;
      const places = new Set([desired.id, ...today.map(({ id }) => id)]);
      const here = opportunities.filter(({ touchpointIds }) => touchpointIds.some((id) => places.has(id)));
      const before = own?.source.desired ?? null;
      return [
        {
          key,
          slug: source.slug,
          name: source.name,
          stage: stage.desired?.name ?? '',
          today: today.map(({ source: { slug, name } }) => ({ slug, name })),
          score,
          count: score.n === 0 ? '' : countText(score),
          heardAt: source.lastRatedAt,
          desired: source.desired === null ? null : formatNumber(source.desired, 1),
          believed: own && before !== source.desired && before !== null ? formatNumber(before, 1) : null,
          level: source.desired,
          gap: tellGap(source.current.parts, source.desired, desired.origins.length > 0 || score.n > 0),
          actions: UNDER_WAY.flatMap((status) => here.filter((one) => one.status === status)),
          ideas: here.filter(({ status }) => status === 'idea').length,
        },
      ];
    }),
  );
}
