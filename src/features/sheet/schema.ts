import { z } from 'zod';
import { CEILINGS } from '@/contract/limits';
import type { LaneValue } from '@/features/lane/schema';
import { clean, type Phase } from '@/features/map/schema';

/** What one import may hold. Beyond, it is refused with the count: half an import would be worse than none. */
export const IMPORT_LIMITS = {
  rows: 1_000,
  columns: 100,
  fileBytes: 10_485_760,
  /** Of a workbook once unpacked; a small file can claim gigabytes. */
  unpackedBytes: 104_857_600,
  /** Characters of pasted text. */
  pasted: 2_000_000,
  /** Rows are sent in parts, each well below what the server reads of one request. */
  partRows: 250,
  partBytes: 160_000,
  parts: 250,
  /** Characters of one cell as it is sent; what a field takes is less, and said at the cell. */
  cell: 20_000,
} as const;

/** What a column can mean. */
export const FIELDS = [
  'stage',
  'phase',
  'goal',
  'touchpoint',
  'doing',
  'thinking',
  'feeling',
  'mood',
  'channel',
  'department',
  'purpose',
  'desired',
  'importance',
  'businessImportance',
  'momentOfTruth',
  'promises',
  'persona',
  'pains',
  'delights',
  'barriers',
] as const;
export type Field = (typeof FIELDS)[number];

/** As the column is called, in an export and in the choice of columns. */
export const FIELD_NAMES: Readonly<Record<Field, string>> = {
  stage: 'Stage',
  phase: 'Phase',
  goal: 'Stage goal',
  touchpoint: 'Touchpoint',
  doing: 'Doing',
  thinking: 'Thinking',
  feeling: 'Feeling',
  mood: 'Mood',
  channel: 'Channel',
  department: 'Department',
  purpose: 'Purpose',
  desired: 'Desired',
  importance: 'Importance to customer',
  businessImportance: 'Importance to business',
  momentOfTruth: 'Moment of truth',
  promises: 'Promises',
  persona: 'Persona',
  pains: 'Pains',
  delights: 'Delights',
  barriers: 'Barriers',
};

/** What a column becomes: a field, or an own lane of the map. */
export type Target = Field | 'lane';

export type Cells = { [Key in Field]?: string };

/** One row as it was read: its number in the source, and the text of each column that has a meaning. */
export interface SheetRow {
  n: number;
  cells: Cells;
  /** Of own lanes, by the header of the column. */
  lanes?: Record<string, string> | undefined;
}

/** One row, checked. Null and '' are "not said": an import never empties a field. */
export interface ImportRow {
  n: number;
  /** '' when the row names none. */
  stage: string;
  phase: Phase | null;
  goal: string;
  /** '' for a row that is about a stage only. */
  touchpoint: string;
  texts: { [Key in TextField]?: string };
  levels: { [Key in LevelField]?: number };
  department: string;
  momentOfTruth: boolean | null;
  /** What own lanes say, by the header of the column. */
  lanes: Record<string, LaneValue>;
  promises: string[];
  personas: string[];
  insights: { kind: 'pain' | 'delight' | 'barrier'; text: string }[];
}

export const TEXT_FIELDS = ['doing', 'thinking', 'feeling', 'channel', 'purpose'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export const LEVEL_FIELDS = ['mood', 'desired', 'importance', 'businessImportance'] as const;
export type LevelField = (typeof LEVEL_FIELDS)[number];

/** What is wrong with a cell. */
export interface RowIssue {
  n: number;
  /** The field, or the header of the column of an own lane. */
  field: string;
  message: string;
}

/** What to do with a touchpoint the map has already, or that comes twice. */
export const DUPLICATES = ['skip', 'update', 'add'] as const;
export type Duplicates = (typeof DUPLICATES)[number];

/** What a map holds already, as far as names are compared. */
export interface ExistingStage {
  id: string;
  name: string;
  phase: Phase;
  goal: string;
  touchpoints: { id: string; name: string }[];
}

/** What no database takes is gone before a row is kept. */
const cell = z.string().max(IMPORT_LIMITS.cell).transform(clean);

export const sheetRow = z.object({
  n: z.int().min(1).max(2_000_000),
  cells: z.partialRecord(z.enum(FIELDS), cell),
  lanes: z
    .record(z.string().min(1).max(200).transform(clean), cell)
    .refine((lanes) => Object.keys(lanes).length <= CEILINGS.lanesOnMap.most, CEILINGS.lanesOnMap.fault)
    .optional(),
});

/** What came of an import. */
export interface ImportCounts {
  stages: number;
  touchpoints: number;
  updated: number;
  skipped: number;
}
