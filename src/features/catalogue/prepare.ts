import { plain, says } from '@/domain/naming';
import type { Phase } from '@/domain/phase';
import { type TouchpointContent, touchpointContent } from '@/features/touchpoint/schema';
import type { CatalogueEntry, Industry } from './schema';

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
  if ([...entry.words, ...entry.also].some(starts)) return 3;
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

/** Whether a touchpoint of a map is what an entry means, by its name or one of its other names. */
export const isEntry = ({ name, also }: CatalogueEntry, touchpointName: string): boolean =>
  [name, ...also].some((one) => says(touchpointName, one));

/** What was chosen, and where it goes: into a stage that is there, or a new one. */
export interface Picked {
  stage: { id: string } | { name: string; phase: Phase };
  entries: readonly CatalogueEntry[];
  ask: boolean;
}

/** Touchpoints as they are added of entries; with `ask` each brings its question. */
export const contentsOfEntries = (entries: readonly CatalogueEntry[], ask: boolean): TouchpointContent[] =>
  entries.map(({ name, channel, department, type, question }) =>
    touchpointContent.parse({ name, channel, department, survey: ask ? { type, question } : null }),
  );

const IN_ORDER: readonly Phase[] = ['before', 'purchase', 'after'];

/** Where what belongs to a phase would be put: the last stage of the phase, else the one before it, else the first. */
export function stageFor<Stage extends { phase: Phase }>(
  stages: readonly Stage[],
  phase: Phase,
): Stage | undefined {
  const most = IN_ORDER.indexOf(phase);
  return (
    stages.findLast((stage) => stage.phase === phase) ??
    stages.findLast((stage) => IN_ORDER.indexOf(stage.phase) < most) ??
    stages[0]
  );
}
