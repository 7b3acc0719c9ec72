import type { SurveyType } from '@/contract/survey';
import type { Part } from './satisfaction';
import { countOf } from './tally';

const typesIn = (parts: readonly Part[]): Set<SurveyType> =>
  new Set(parts.filter(({ counts }) => countOf(counts) > 0).map(({ type }) => type));

/**
 * Of what was heard before and after, the answers to questions of types that were asked both times. Where a question was
 * changed to another type, satisfaction steps because the question did: nothing is to be read from that.
 */
export function alike<P extends Part>(before: readonly P[], after: readonly P[]): [before: P[], after: P[]] {
  const [was, is] = [typesIn(before), typesIn(after)];
  return [before.filter(({ type }) => is.has(type)), after.filter(({ type }) => was.has(type))];
}

/**
 * A series, oldest first, as far back as the question was the one that was heard last; before that it is silent. Types
 * that answer side by side, at a touchpoint that stands for several, stay together: a change of type shares one bucket at
 * most. `changed`: something was left out.
 */
export function sinceChange<P extends Part>(
  series: readonly (readonly P[] | null)[],
): { series: (P[] | null)[]; changed: boolean } {
  const heard = series.map((parts) => typesIn(parts ?? []));
  const last = heard.findLast((types) => types.size > 0) ?? new Set<SurveyType>();
  const firstOf = (type: SurveyType) => heard.findIndex((types) => types.has(type));
  // In the bucket of the change both answered: the newer one is that which began later.
  const [newest] = [...last].sort((a, b) => firstOf(b) - firstOf(a));
  const together = (type: SurveyType) =>
    type === newest || heard.filter((types) => newest && types.has(newest) && types.has(type)).length > 1;
  const changedAt = heard.findLastIndex((types) => types.size > 0 && ![...types].some(together));
  const kept = series.map((parts, place) => {
    const own = place > changedAt ? (parts ?? []).filter(({ type }) => together(type)) : [];
    return own.length > 0 ? own : null;
  });
  const changed = heard.some((types, place) => types.size > typesIn(kept[place] ?? []).size);
  return { series: kept, changed };
}
