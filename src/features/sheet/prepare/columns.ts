import { laneOfHeader } from '@/features/lane/prepare';
import { FIELD_NAMES, FIELDS, type Field, type Target } from '../schema';
import { FOREIGN } from './words';

/** Other names of the columns, as found in other people's sheets. Compared without case, spaces and signs. */
const SYNONYMS: Readonly<Record<Field, readonly string[]>> = {
  stage: [
    'stages',
    'step',
    'journey stage',
    'stage name',
    'journey step',
    'moment',
    'section',
    'group',
    'part',
  ],
  phase: ['phases', 'journey phase', 'stage phase', 'buying phase', 'lifecycle'],
  goal: ['goal', 'goals', 'customer goal', 'stage goals'],
  touchpoint: [
    'touchpoints',
    'touch point',
    'touch points',
    'touchpoint name',
    'interaction',
    'interactions',
    'contact point',
    'point of contact',
    'name',
    'title',
    'item',
  ],
  doing: [
    'does',
    'action',
    'actions',
    'activity',
    'activities',
    'customer action',
    'customer actions',
    'behaviour',
    'behavior',
    'what they do',
    'user actions',
  ],
  thinking: ['thinks', 'thought', 'thoughts', 'customer thoughts', 'what they think', 'questions'],
  feeling: ['feels', 'feelings', 'emotion', 'emotions', 'customer feelings', 'what they feel', 'sentiment'],
  mood: ['moods', 'mood 1 5', 'emotion score', 'emotion level', 'smiley'],
  channel: ['channels', 'medium', 'media', 'platform', 'where'],
  department: [
    'departments',
    'owner',
    'team',
    'responsible',
    'responsible department',
    'responsibility',
    'function',
    'dept',
    'business unit',
    'responsible team',
  ],
  purpose: ['purposes', 'objective', 'aim', 'intent', 'business goal', 'description', 'notes'],
  desired: [
    'desired level',
    'target',
    'target level',
    'wanted',
    'expected',
    'goal level',
    'desired 1 5',
    'to be',
    'promise level',
  ],
  importance: ['importance', 'importance 1 5', 'priority', 'weight', 'relevance'],
  businessImportance: [
    'business importance',
    'importance for business',
    'business value',
    'business priority',
  ],
  momentOfTruth: ['moments of truth', 'mot', 'key moment', 'critical', 'critical moment'],
  promises: ['promise', 'brand promise', 'brand promises', 'brand value', 'brand values', 'values'],
  persona: ['personas', 'customer type', 'segment', 'segments', 'audience', 'customer', 'who'],
  pains: [
    'pain',
    'pain point',
    'pain points',
    'painpoints',
    'problem',
    'problems',
    'issues',
    'friction',
    'frustrations',
  ],
  delights: ['delight', 'gain', 'gains', 'highlights', 'positives', 'wow', 'moments of delight'],
  barriers: ['barrier', 'obstacle', 'obstacles', 'blockers', 'hurdles'],
};

/** By which names of columns are told apart: without case, accents, spaces and signs. */
export const keyOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const BY_NAME: ReadonlyMap<string, Field> = new Map(
  // A field's own name wins over another field's synonym, and English over what a word means elsewhere.
  [
    ...FIELDS.flatMap((field) =>
      Object.values(FOREIGN[field]).flatMap((words) =>
        words.map((name): [string, Field] => [keyOf(name), field]),
      ),
    ),
    ...FIELDS.flatMap((field) => SYNONYMS[field].map((name): [string, Field] => [name, field])),
    ...FIELDS.map((field): [string, Field] => [keyOf(FIELD_NAMES[field]), field]),
  ],
);

/** What the columns of a header mean; null is "leave out". Each field is given once, to its best column. */
export function matchColumns(header: readonly string[]): (Target | null)[] {
  const meant = header.map((name) => BY_NAME.get(keyOf(name)) ?? null);
  return meant.map((field, index) => {
    // As an export calls the column of an own lane.
    if (field === null) return laneOfHeader(header[index] ?? '').said ? 'lane' : null;
    const exact = header.findIndex((name) => keyOf(name) === keyOf(FIELD_NAMES[field]));
    return index === (exact === -1 ? meant.indexOf(field) : exact) ? field : null;
  });
}

export const countMatches = (cells: readonly string[]): number =>
  matchColumns(cells).filter((field) => field !== null).length;

/** Rows looked at for a header: titles and empty lines often stand above it. */
const LOOK = 15;

/** Index of the row that names the columns; -1 when none does. */
export function findHeader(grid: readonly (readonly string[])[]): number {
  let [best, at] = [0, -1];
  grid.slice(0, LOOK).forEach((cells, index) => {
    const count = countMatches(cells);
    if (count > best) [best, at] = [count, index];
  });
  const filled = (grid[at] ?? []).filter((cell) => cell.trim() !== '').length;
  // One name alone counts when it is the whole row: a list under the word "Touchpoint".
  return best >= 2 || (best === 1 && filled === 1) ? at : -1;
}

/** Meaning of columns nobody named: the first with text is the touchpoint, or stage and touchpoint. */
export function guessColumns(width: number): (Target | null)[] {
  const columns: (Target | null)[] = Array.from({ length: width }, () => null);
  if (width === 1) columns[0] = 'touchpoint';
  else columns.splice(0, 2, 'stage', 'touchpoint');
  return columns;
}
