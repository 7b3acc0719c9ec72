import type { Stretch } from '@/domain/weeks';
import { DEVICE_NAMES, type SegmentTouchpoint, SOURCE_NAMES } from '@/features/segment/schema';
import { languageName } from '@/lib/languages';
import { type By, type ExploreGroup, type Heard, isTime, REST } from '../schema';

export interface Grouping {
  by: By;
  attribute: string;
}

/** Groups each touchpoint belongs to, by its id; null where that is not what is told apart. */
export function groupsAt(
  by: By,
  touchpoints: readonly SegmentTouchpoint[],
): ReadonlyMap<string, string[]> | null {
  const of = KEYS[by];
  return of ? new Map(touchpoints.map((one) => [one.id, of(one).map(({ key }) => key)])) : null;
}

export interface Named {
  key: string;
  label: string;
  detail?: string;
}

const NONE: Readonly<Partial<Record<By, string>>> = {
  department: 'No department',
  promise: 'No promise',
  channel: 'No channel named',
  persona: 'No persona',
  source: 'Not known',
  language: 'Not known',
  device: 'Not known',
  attribute: 'Not said',
};

const KEYS: Readonly<Partial<Record<By, (touchpoint: SegmentTouchpoint) => Named[]>>> = {
  touchpoint: ({ slug, name, stage }) => [{ key: slug, label: name, detail: stage.name }],
  stage: ({ stage, map }) => [{ key: stage.id, label: stage.name, detail: map.name }],
  department: ({ department }) => [named(department, 'department')],
  promise: ({ promises }) =>
    promises.length > 0 ? promises.map((one) => named(one, 'promise')) : [named(null, 'promise')],
  channel: ({ channel }) => [{ key: channel, label: channel.trim() || (NONE.channel ?? '') }],
};

const named = (one: { id: string; name: string } | null, by: By): Named =>
  one ? { key: one.id, label: one.name } : { key: '', label: NONE[by] ?? '' };

const NOTHING: Heard = { parts: [], n: 0, asked: null, comments: null };

/**
 * The groups in their order: along the journey, along time, or the most frequent first, with those last that have no
 * value. What is drawn on the map is there although nobody answered; of values only those that were said.
 */
export function toGroups(
  found: ReadonlyMap<string, Heard>,
  {
    grouping: { by },
    touchpoints,
    names,
    stretches,
  }: {
    grouping: Grouping;
    touchpoints: readonly SegmentTouchpoint[];
    /** By what a group is known by in the database. */
    names: ReadonlyMap<string, Named>;
    stretches: readonly Stretch[];
  },
): ExploreGroup[] {
  const heard = (key: string): Heard => found.get(key) ?? NOTHING;
  if (isTime(by))
    return stretches.map(({ from }, place) => ({ key: from, label: from, ...heard(String(place)) }));
  const of = KEYS[by];
  if (of) {
    const all = new Map(touchpoints.flatMap(of).map((one) => [one.key, one]));
    const groups = [...all.values()].map((one) => ({ ...one, ...heard(one.key) }));
    const ordered = by === 'touchpoint' || by === 'stage' ? groups : groups.sort(mostFirst);
    return noneLast(ordered);
  }
  const label = labelOf(by, names);
  return noneLast([...found].map(([key, one]) => ({ ...label(key), ...one })).sort(mostFirst));
}

const mostFirst = (a: Heard & Named, b: Heard & Named) => b.n - a.n || a.label.localeCompare(b.label, 'en');

const rank = ({ key }: Named): number => (key === '' ? 2 : key === REST ? 1 : 0);
const noneLast = (groups: ExploreGroup[]): ExploreGroup[] => groups.sort((a, b) => rank(a) - rank(b));

function labelOf(by: By, names: ReadonlyMap<string, Named>) {
  const usual: Readonly<Record<string, string>> =
    by === 'source' ? SOURCE_NAMES : by === 'device' ? DEVICE_NAMES : {};
  return (key: string): Named => {
    if (key === '') return { key, label: NONE[by] ?? '' };
    if (key === REST) return { key, label: 'All others' };
    if (by === 'persona' || by === 'theme') return names.get(key) ?? { key, label: `A ${by}` };
    if (by === 'language') return { key, label: languageName(key) };
    return { key, label: usual[key] ?? key };
  };
}
