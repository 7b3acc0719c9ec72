import type { CatalogueEntry, Industry } from './schema';

/** Lower case, without accents and marks: "Café" is found by "cafe". */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export interface CatalogueFilter {
  query: string;
  phase: CatalogueEntry['phase'] | null;
  industry: Industry | null;
  channel: string | null;
}

/** How well one searched word meets an entry: its name first, then its other names, then what is said of it. */
function weightOf(entry: CatalogueEntry, word: string): number {
  const starts = (text: string) => ` ${plain(text)}`.includes(` ${word}`);
  const name = plain(entry.name);
  if (name === word) return 8;
  if (name.startsWith(word)) return 6;
  if (starts(entry.name)) return 5;
  if (entry.words.some(starts)) return 3;
  if (name.includes(word)) return 2;
  return [entry.channel, entry.department, entry.question].some(starts) ? 1 : 0;
}

/**
 * The entries that meet every word of the query and all filters, best first; entries that meet it alike keep the order
 * of the catalogue, which is that of a journey.
 */
export function searchCatalogue(
  entries: readonly CatalogueEntry[],
  { query, phase, industry, channel }: CatalogueFilter,
): CatalogueEntry[] {
  const words = plain(query).split(' ').filter(Boolean);
  return entries
    .filter(
      (entry) =>
        (phase === null || entry.phase === phase) &&
        (industry === null || entry.industries.includes(industry)) &&
        (channel === null || entry.channel === channel),
    )
    .map((entry) => {
      const weights = words.map((word) => weightOf(entry, word));
      const whole = words.length > 1 && plain(entry.name) === words.join(' ') ? 10 : 0;
      const met = weights.every((weight) => weight > 0);
      return { entry, weight: met ? weights.reduce((sum, weight) => sum + weight, whole) : -1 };
    })
    .filter(({ weight }) => weight >= 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ entry }) => entry);
}

/** Whether a touchpoint of a map is what an entry means: the same name, or one of its other names. */
export function isEntry(entry: CatalogueEntry, touchpointName: string): boolean {
  const name = plain(touchpointName);
  return [entry.name, ...entry.words].some((word) => plain(word) === name);
}

/** Entries typical of an industry that no touchpoint of a map stands for. */
export function missingEntries(
  entries: readonly CatalogueEntry[],
  of: Industry,
  touchpointNames: readonly string[],
): CatalogueEntry[] {
  return entries.filter(
    (entry) => entry.industries.includes(of) && !touchpointNames.some((name) => isEntry(entry, name)),
  );
}
