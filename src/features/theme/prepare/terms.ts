import { THEME_FROM } from './limits';

/**
 * Which phrases become themes. Pure: counts in, themes out.
 *
 * Phrases are ranked by the C-value: how often a phrase is said by itself and not as a part of a longer one, more for more
 * words. Source: Frantzi, Ananiadou & Mima, International Journal on Digital Libraries 3 (2000) 115–130; with one added
 * to the words, so that a single word counts, too: Barrón-Cedeño, Sierra, Drouin & Ananiadou, CICLing (2009) 125–136.
 */

/** Themes found in one language. */
export const MOST_PER_LANGUAGE = 60;
/** Themes of a workspace, those of people aside. */
export const MOST_THEMES = 200;
/** Two phrases are one theme when they share this part of the comments that either is in (Jaccard). */
const SAME = 0.7;

/** How many comments hold a phrase. */
export interface Counted {
  term: string;
  n: number;
}

export interface Ranked extends Counted {
  value: number;
}

export const languageOfTerm = (term: string): string => term.slice(0, term.indexOf(':'));
const wordsOfTerm = (term: string): string[] => term.slice(term.indexOf(':') + 1).split(' ');

/** By their C-value, the highest first; without those that are hardly ever said by themselves. */
export function rankTerms(counted: readonly Counted[]): Ranked[] {
  const longer = new Map<string, { sum: number; terms: number }>();
  for (const { term, n } of counted)
    for (const part of partsOf(term)) {
      const known = longer.get(part) ?? { sum: 0, terms: 0 };
      longer.set(part, { sum: known.sum + n, terms: known.terms + 1 });
    }
  return counted
    .flatMap(({ term, n }) => {
      const { sum, terms } = longer.get(term) ?? { sum: 0, terms: 0 };
      const alone = terms === 0 ? n : n - sum / terms;
      return alone < THEME_FROM ? [] : { term, n, value: Math.log2(wordsOfTerm(term).length + 1) * alone };
    })
    .sort((a, b) => b.value - a.value || (a.term < b.term ? -1 : 1));
}

/** The shorter phrases within a phrase, each once. */
function partsOf(term: string): Set<string> {
  const [language, words] = [languageOfTerm(term), wordsOfTerm(term)];
  const parts = new Set<string>();
  for (let size = 1; size < words.length; size++)
    for (let from = 0; from + size <= words.length; from++)
      parts.add(`${language}:${words.slice(from, from + size).join(' ')}`);
  return parts;
}

/** The best of each language. */
export function chooseTerms(ranked: readonly Ranked[]): Ranked[] {
  return [...Map.groupBy(ranked, ({ term }) => languageOfTerm(term)).values()].flatMap((own) =>
    own.slice(0, MOST_PER_LANGUAGE),
  );
}

/** Comments that hold both phrases. */
export interface Together {
  a: string;
  b: string;
  n: number;
}

/** Phrases that stand in nearly the same comments, the best of them first, in groups. */
export function foldTerms(chosen: readonly Ranked[], together: readonly Together[]): Ranked[][] {
  const places = new Map(chosen.map(({ term }, place) => [term, place]));
  const first = chosen.map((_, place) => place);
  const headOf = (place: number): number => {
    const head = first[place] ?? place;
    return head === place ? place : headOf(head);
  };
  for (const { a, b, n } of together) {
    const [one, other] = [places.get(a), places.get(b)];
    if (one === undefined || other === undefined) continue;
    const either = (chosen[one]?.n ?? 0) + (chosen[other]?.n ?? 0) - n;
    if (n / either < SAME) continue;
    const [high, low] = [headOf(one), headOf(other)].sort((x, y) => x - y) as [number, number];
    first[low] = high;
  }
  return [...Map.groupBy(chosen, ({ term }) => headOf(places.get(term) ?? 0)).values()];
}

/** A theme there is already. */
export interface Known {
  id: string;
  terms: string[];
  /** Somebody has given it a name, pinned, hidden or merged it: it stays, whatever is said. */
  kept: boolean;
}

export interface Plan {
  /** Phrases of themes that are new, the one that gives the name first. */
  add: string[][];
  /** Phrases that belong to themes there are. */
  extend: { id: string; term: string }[];
  /** Ids of themes that nobody speaks of any more. */
  drop: string[];
}

/** What has to change so that the themes are those of the phrases. */
export function planThemes(
  groups: readonly (readonly Ranked[])[],
  known: readonly Known[],
  counted: readonly Counted[],
): Plan {
  const owner = new Map(known.flatMap(({ id, terms }) => terms.map((term) => [term, id] as const)));
  const counts = new Map(counted.map(({ term, n }) => [term, n]));
  const plan: Plan = { add: [], extend: [], drop: [] };
  for (const group of groups) {
    const terms = group.map(({ term }) => term);
    const id = terms.map((term) => owner.get(term)).find((found) => found !== undefined);
    const fresh = terms.filter((term) => !owner.has(term));
    if (id === undefined) plan.add.push(fresh);
    else plan.extend.push(...fresh.map((term) => ({ id, term })));
  }
  const nOf = ({ terms }: Known) => Math.max(0, ...terms.map((term) => counts.get(term) ?? 0));
  const loose = known.filter(({ kept }) => !kept).sort((a, b) => nOf(a) - nOf(b));
  const silent = loose.filter((theme) => nOf(theme) < THEME_FROM);
  const chosen = new Set(groups.flat().map(({ term }) => term));
  // Where there is no room those go first that are not among the best any more.
  const others = loose.filter(
    (theme) => !silent.includes(theme) && !theme.terms.some((term) => chosen.has(term)),
  );
  const over = loose.length - silent.length + plan.add.length - MOST_THEMES;
  plan.drop = [...silent, ...others.slice(0, Math.max(0, over))].map(({ id }) => id);
  plan.add.length = Math.max(0, Math.min(plan.add.length, MOST_THEMES - (loose.length - plan.drop.length)));
  return plan;
}

/**
 * The form that was written most often. Capitals at the beginning of a sentence are nobody's spelling: of forms that
 * differ in nothing else, one without them counts.
 */
export function mostWritten(forms: readonly string[]): string | null {
  const same = [...Map.groupBy(forms, (form) => form.toLowerCase()).values()];
  const most = same.reduce<string[]>((best, own) => (own.length > best.length ? own : best), []);
  return most.find((form) => form === form.toLowerCase()) ?? most[0] ?? null;
}
