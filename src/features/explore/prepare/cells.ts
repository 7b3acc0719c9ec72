import type { SurveyType } from '@/contract/survey';
import type { Cell } from '@/domain/pool';
import type { Part } from '@/domain/satisfaction';
import { responseRate } from '@/domain/score';
import { addCounts, countOf } from '@/domain/tally';
import { type Heard, REST } from '../schema';

/** Answers of one survey at one touchpoint within one group, as the database tells them. */
export interface CellRow {
  touchpoint_id: string;
  survey_id: string;
  type: SurveyType;
  key: string | null;
  /** One of the values that are not told apart. */
  rest: boolean;
  counts: number[];
  displays: number;
  comments: number;
}

/** Of answers whose comments speak of a theme. */
export const toCellRow = (cell: Omit<CellRow, 'rest' | 'displays' | 'comments'>): CellRow => ({
  ...cell,
  rest: false,
  displays: 0,
  // What speaks of something is a comment.
  comments: countOf(cell.counts),
});

/** Groups a row belongs to: those of its touchpoint, or its own. */
export const keysOf = (row: CellRow, at: ReadonlyMap<string, string[]> | null): string[] =>
  at ? (at.get(row.touchpoint_id) ?? []) : [row.rest ? REST : (row.key ?? '')];

/** `single`: each survey once, where a touchpoint stands in several groups. */
export function toCells(rows: readonly CellRow[], at: ReadonlyMap<string, string[]> | null) {
  const answered = rows.filter(({ counts }) => countOf(counts) > 0);
  const cellOf = (row: CellRow, group: string): Cell => ({
    of: `${row.touchpoint_id} ${row.survey_id}`,
    group,
    type: row.type,
    counts: row.counts,
  });
  return {
    cells: answered.flatMap((row) => keysOf(row, at).map((group) => cellOf(row, group))),
    single: at && answered.map((row) => cellOf(row, '')),
  };
}

export const byType = (parts: readonly Part[]): Part[] =>
  [...Map.groupBy(parts, ({ type }) => type)].map(([type, own]) => ({
    type,
    counts: addCounts(...own.map(({ counts }) => counts)),
  }));

/** Touchpoints at which more answered than were shown it were asked another way: they stay out. */
export function askedAt(rows: readonly CellRow[]): Heard['asked'] {
  const known = [...Map.groupBy(rows, ({ touchpoint_id }) => touchpoint_id).values()].flatMap((own) => {
    const answers = own.reduce((sum, { counts }) => sum + countOf(counts), 0);
    const displays = own.reduce((sum, row) => sum + row.displays, 0);
    return responseRate(answers, displays) === null ? [] : [{ answers, displays }];
  });
  if (known.length === 0) return null;
  return {
    answers: known.reduce((sum, { answers }) => sum + answers, 0),
    displays: known.reduce((sum, { displays }) => sum + displays, 0),
  };
}
