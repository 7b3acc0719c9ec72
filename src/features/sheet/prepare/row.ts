import type { z } from 'zod';
import { phaseOf } from '@/domain/phase';
import { nameKey } from '@/domain/slug';
import { laneOfHeader, laneValueOf } from '@/features/lane/prepare';
import { line, optionalLine, text } from '@/features/map/schema';
import {
  type Cells,
  type Field,
  type ImportRow,
  LEVEL_FIELDS,
  type LevelField,
  type RowIssue,
  type SheetRow,
  TEXT_FIELDS,
} from '../schema';

const LEVEL_WORDS: Readonly<Record<string, number>> = { low: 1, medium: 3, normal: 3, high: 5 };
const wanted: Readonly<Record<LevelField, string>> = {
  mood: 'The mood is a whole number from 1 (unhappy) to 5 (happy).',
  desired: 'The desired level is a number from 1 to 5.',
  importance: 'The importance is a whole number from 1 to 5, or low, medium, high.',
  businessImportance: 'The importance is a whole number from 1 to 5, or low, medium, high.',
};

/** A number as people write it: 4, 4.5, 4,5, 4/5. Null when it is none. */
function levelOf(field: LevelField, typed: string): number | null {
  const word = field !== 'mood' && field !== 'desired' ? LEVEL_WORDS[nameKey(typed)] : undefined;
  if (word) return word;
  const [, digits] = /^(\d+(?:[.,]\d+)?)(?:\s*(?:\/|of)\s*5)?$/.exec(typed) ?? [];
  const value = digits ? Number(digits.replace(',', '.')) : Number.NaN;
  if (!(value >= 1 && value <= 5)) return null;
  if (field !== 'desired' && !Number.isInteger(value)) return null;
  return Math.round(value * 100) / 100;
}

const SCHEMAS = {
  stage: optionalLine('The stage'),
  goal: optionalLine('The goal', 2_000),
  touchpoint: optionalLine('The touchpoint'),
  doing: text(),
  thinking: text(),
  feeling: text(),
  purpose: text(),
  channel: optionalLine('The channel'),
  department: optionalLine('The department'),
} as const;

const listed = {
  promises: { inline: true, each: line('A promise') },
  persona: { inline: true, each: line('A persona') },
  pains: { inline: false, each: text('A pain', 1_000) },
  delights: { inline: false, each: text('A delight', 1_000) },
  barriers: { inline: false, each: text('A barrier', 1_000) },
} as const;

const YES = ['yes', 'y', 'true', 'x', '1', '✓', '✔'];
const NO = ['no', 'n', 'false', '0'];

/** Promises, personas or notes of one touchpoint and kind. */
const MOST = 20;

/**
 * One part per line; a line that begins with a space goes on with the part above. Names may stand between semicolons.
 */
function partsOf(cell: string, inline: boolean): string[] {
  const parts = inline && !cell.includes('\n') ? cell.split(';') : cell.split(/\r?\n(?! )/);
  return parts.map((part) => part.replace(/\n {1,2}/g, '\n')).filter((part) => part.trim() !== '');
}

/** Checks one row. A row with issues must not be imported; what is wrong is said at its cell. */
export function checkRow({ n, cells, lanes = {} }: SheetRow): { row: ImportRow; issues: RowIssue[] } {
  const issues: RowIssue[] = [];
  const issue = (field: string, message: string) => void issues.push({ n, field, message });
  const read = (field: Field, schema: z.ZodType<string>, typed = cells[field] ?? ''): string => {
    const { success, data, error } = schema.safeParse(typed);
    if (!success) issue(field, error.issues[0]?.message ?? 'This value is not allowed.');
    return data ?? '';
  };
  const several = (field: keyof typeof listed): string[] => {
    const parts = partsOf(cells[field] ?? '', listed[field].inline);
    if (parts.length > MOST)
      issue(field, `Up to ${MOST} fit here, not ${parts.length}. Leave the others out.`);
    const known = parts.slice(0, MOST).map((part) => read(field, listed[field].each, part));
    return [...new Map(known.map((part) => [nameKey(part), part])).values()];
  };
  const said = (cells.phase ?? '').trim();
  const phase = phaseOf(said);
  if (said && !phase) issue('phase', 'The phase is before, purchase or after.');
  const levels: ImportRow['levels'] = {};
  for (const field of LEVEL_FIELDS) {
    const typed = (cells[field] ?? '').trim();
    if (typed === '') continue;
    const level = levelOf(field, typed);
    if (level === null) issue(field, wanted[field]);
    else levels[field] = level;
  }
  const texts: ImportRow['texts'] = {};
  for (const field of TEXT_FIELDS) {
    const value = read(field, SCHEMAS[field]);
    if (value !== '') texts[field] = value;
  }
  const truth = nameKey(cells.momentOfTruth ?? '');
  const isTruth = YES.includes(truth) ? true : NO.includes(truth) ? false : null;
  if (truth !== '' && isTruth === null) issue('momentOfTruth', 'Say yes or no.');
  const values: ImportRow['lanes'] = {};
  for (const [header, typed] of Object.entries(lanes)) {
    const { kind, name } = laneOfHeader(header);
    const value = laneValueOf(kind, typed);
    if (typeof value === 'string') issue(header, value);
    else if (!line().safeParse(name).success)
      issue(header, 'The name of this lane does not fit. Shorten it.');
    else values[header] = value;
  }
  const notes = (field: 'pains' | 'delights' | 'barriers', kind: ImportRow['insights'][number]['kind']) =>
    several(field).map((note) => ({ kind, text: note }));
  const row: ImportRow = {
    n,
    stage: read('stage', SCHEMAS.stage),
    phase,
    goal: read('goal', SCHEMAS.goal),
    touchpoint: read('touchpoint', SCHEMAS.touchpoint),
    texts,
    levels,
    momentOfTruth: isTruth,
    lanes: values,
    department: read('department', SCHEMAS.department),
    promises: several('promises'),
    personas: several('persona'),
    insights: [...notes('pains', 'pain'), ...notes('delights', 'delight'), ...notes('barriers', 'barrier')],
  };
  if (
    row.touchpoint === '' &&
    !issues.some(({ field }) => field === 'touchpoint') &&
    !isStageOnly(row, cells)
  )
    issue('touchpoint', 'The touchpoint has no name. Type one, or skip this row.');
  return { row, issues };
}

/** A row may describe a stage alone, as an export does of a stage without touchpoints. */
function isStageOnly(row: ImportRow, cells: Cells): boolean {
  const about = new Set<string>(['stage', 'phase', 'goal']);
  const rest = Object.entries(cells).filter(([field, typed]) => !about.has(field) && typed?.trim());
  return row.stage !== '' && rest.length === 0 && Object.keys(row.lanes).length === 0;
}
