import type { TextField } from '@/features/touchpoint/client';

/** Rows of the map, from the top. Their order is fixed. */
export const ROWS = {
  stage: 0,
  touchpoint: 1,
  score: 2,
  doing: 3,
  thinking: 4,
  feeling: 5,
  channel: 6,
  department: 7,
  insights: 8,
  opportunities: 9,
} as const;

export const ROW_COUNT = Object.keys(ROWS).length;

/** Lanes that hold free text, with the verb shown where there is none. */
export const TEXT_LANES: readonly {
  field: Extract<TextField, 'doing' | 'thinking'>;
  row: number;
  name: string;
  verb: string;
}[] = [
  { field: 'doing', row: ROWS.doing, name: 'Doing', verb: 'Add what they do' },
  { field: 'thinking', row: ROWS.thinking, name: 'Thinking', verb: 'Add a thought' },
];
