import type { MapData } from '@/features/map/schema';
import { UNSENT_LENGTH, type UnsentEdit } from './schema';

/** As many of the edits as are kept; those behind them rest on them. */
export function within(edits: readonly UnsentEdit[], most = UNSENT_LENGTH): UnsentEdit[] {
  let length = 0;
  const end = edits.findIndex((edit) => {
    length += JSON.stringify(edit).length + 1;
    return length > most;
  });
  return end < 0 ? [...edits] : edits.slice(0, end);
}

/** What calls do, in words; what is not listed is called by its own name. */
const DEEDS: Readonly<Record<string, string>> = {
  batch: 'Change touchpoints',
  create: 'New',
  createMany: 'Add',
  delete: 'Delete',
  edit: 'Change',
  hide: 'Show or hide',
  link: 'Link',
  merge: 'Merge',
  move: 'Move',
  rename: 'Rename',
  reply: 'Reply',
  resolve: 'Settle',
  restore: 'Bring back',
  start: 'New',
  unmerge: 'Take apart',
  update: 'Change',
};

const idsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(idsIn)
      : [];

/** Names an edit for people: "Move touchpoint: Checkout", "Change lane Waiting: Checkout, Product page". */
export function labelOf(
  { path, input }: UnsentEdit,
  { stages, lanes }: Pick<MapData, 'stages' | 'lanes'>,
): string {
  const [noun = '', verb = ''] = path.split('.');
  const ids = new Set(idsIn(input));
  const touchpoints = stages.flatMap(({ touchpoints }) => touchpoints).filter(({ id }) => ids.has(id));
  const lane = lanes.find(({ id }) => ids.has(id) || id === input.field);
  const deed = DEEDS[verb] ?? (verb === 'setValue' ? 'Change' : verb);
  const what = verb === 'batch' ? deed : `${deed} ${noun}`;
  const names = touchpoints.map(({ name }) => name).slice(0, 3);
  const stage = stages.find(({ id }) => ids.has(id));
  const where = names.length > 0 ? names.join(', ') : (stage?.name ?? '');
  return `${what}${lane ? ` ${lane.name}` : ''}${where === '' ? '' : `: ${where}`}`;
}

const SAID = [
  'value',
  'text',
  'name',
  'title',
  'goal',
  'doing',
  'thinking',
  'feeling',
  'purpose',
  'question',
];

/** What was written with an edit, one text per line: all that must not be lost. */
export function textIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textIn).filter(Boolean).join('\n');
  if (!value || typeof value !== 'object') return '';
  return Object.entries(value)
    .map(([name, said]) => {
      if (typeof said === 'object') return textIn(said);
      return SAID.includes(name) && (typeof said === 'string' || typeof said === 'number')
        ? String(said)
        : '';
    })
    .filter(Boolean)
    .join('\n');
}

/** The field in which a text stands, with what was written over what; null for what has none. */
export function draftOf({ path, input }: UnsentEdit): { key: string; draft: string; base: string } | null {
  const { id, touchpointId, laneId, field, value, base } = input;
  if (typeof value !== 'string' || typeof base !== 'string') return null;
  if (path === 'touchpoint.update') return { key: `touchpoint:${id}:${field}`, draft: value, base };
  if (path === 'lane.setValue' && field === 'text')
    return { key: `touchpoint:${touchpointId}:${laneId}`, draft: value, base };
  return null;
}
