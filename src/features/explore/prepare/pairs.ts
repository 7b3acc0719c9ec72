import { type By, type ExploreGroup, type ExploreSide, type Heard, isTime } from '../schema';
import { stretchTexts } from './period';

/** A group, and the same one on the side it is compared with. */
export interface Pair {
  group: Omit<ExploreGroup, keyof Heard>;
  short: string;
  here: Heard;
  there: Heard | null;
}

const NOBODY: Heard = { parts: [], n: 0, asked: null, comments: 0 };

export function pairsOf(
  side: ExploreSide,
  versus: ExploreSide | null,
  { by, timeZone }: { by: By; timeZone: string },
): Pair[] {
  if (isTime(by)) {
    const texts = stretchTexts(by, timeZone);
    return side.groups.map(({ key, label, detail: _, ...here }, place) => {
      const stretch = side.stretches[place];
      const text = stretch && texts(stretch);
      return {
        group: { key, label: text?.label ?? label },
        short: text?.short ?? label,
        here,
        // The first with the first: the two run beside one another.
        there: versus ? (versus.groups[place] ?? NOBODY) : null,
      };
    });
  }
  const others = new Map((versus?.groups ?? []).map((group) => [group.key, group]));
  const only = [...others.values()].filter(({ key }) => !side.groups.some((one) => one.key === key));
  return [
    ...side.groups.map((here) => ({ here, there: others.get(here.key) ?? NOBODY })),
    ...only.map((there) => ({ here: NOBODY, there })),
  ].map(({ here, there }) => {
    const named = 'key' in here ? (here as ExploreGroup) : (there as ExploreGroup);
    const { key, label, detail } = named;
    return {
      group: { key, label, ...(detail ? { detail } : {}) },
      short: '',
      here,
      there: versus ? there : null,
    };
  });
}
