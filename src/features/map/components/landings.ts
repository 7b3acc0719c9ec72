import type { SurveyType } from '@/contract/survey';
import { formatCount } from '@/domain/format';
import { prepareLanding } from '@/features/touchpoint/prepare';

/** Ratings that have just come in at one touchpoint. */
export interface Landing {
  /** Where on 1–5 the newest one lies; null where too few answered to tell. */
  value: number | null;
  /** "2 · now", "+1 · now" where it may not be told, or "+12" when they come too fast to be told apart. */
  text: string;
  counted: boolean;
  /** When it joins the rest. Milliseconds. */
  until: number;
  /** When and how many, over the last second. */
  recent: readonly { at: number; n: number }[];
  /** Since it began to count. */
  n: number;
}

export type Landings = Readonly<Record<string, Landing>>;

/** How long a new rating stands out. */
export const HOLD_MS = 4_000;

/** Of the scale: there a rating stands where neither a score nor a desired level says where. */
export const MIDDLE = 3;

/** More than this within a second are counted, not shown one by one. */
const MOST_A_SECOND = 3;

/** Adds `n` ratings at a touchpoint, the newest of which gave `score`; null where that is not told. */
export function land(
  landings: Landings,
  id: string,
  { type, score, n, now }: { type: SurveyType; score: number | null; n: number; now: number },
): Landings {
  const before = landings[id];
  const recent = [...(before?.recent ?? []).filter(({ at }) => now - at < 1_000), { at: now, n }];
  const fast = recent.reduce((sum, { n }) => sum + n, 0) > MOST_A_SECOND;
  const counted = fast || (before?.counted ?? false);
  const total = (before?.n ?? 0) + n;
  const newest = score === null ? null : prepareLanding(type, score);
  const landing = {
    value: newest?.value ?? null,
    text: counted ? `+${total}` : `${newest?.text ?? `+${total}`} · now`,
    counted,
    until: now + HOLD_MS,
    recent,
    n: total,
  };
  return { ...landings, [id]: landing };
}

/** Those that still stand out; the same object when nothing changed. */
export function settle(landings: Landings, now: number): Landings {
  const left = Object.entries(landings).filter(([, { until }]) => until > now);
  return left.length === Object.keys(landings).length ? landings : Object.fromEntries(left);
}

/** What came in since it was last told, as one sentence. */
export function tellLandings(counts: ReadonlyMap<string, number>): string {
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, 3);
  const others = counts.size - most.length;
  const names = most.map(([name, n]) => `${n} at ${name}`);
  if (others > 0) names.push(others === 1 ? 'more at 1 other' : `more at ${others} others`);
  return `${formatCount(total, 'new rating')}: ${names.join(', ')}.`;
}
