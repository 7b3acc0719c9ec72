import { NAME_LENGTH, TEXT_LENGTH } from '@/contract/limits';
import { formatNumber } from '@/domain/format';
import type { Cells } from '@/domain/journey';
import { LANE_NAMES } from '@/features/lane/schema';
import { AppError } from '@/server/errors';
import { LEVELS, MERGED_TEXTS, type Merged, type MergedField } from './schema';

export interface LaneCell {
  laneId: string;
  text: string;
  number: number | null;
  lane: { kind: string | null; name: string };
}

/** Lanes in which two texts become one: how they are joined, and how long they may be together. */
const JOINED: Readonly<Record<string, { by: string; most: number }>> = {
  text: { by: '\n', most: TEXT_LENGTH },
  list: { by: '\n', most: TEXT_LENGTH },
  emotion: { by: ', ', most: NAME_LENGTH },
};

/** Cells of own lanes: those of the second go where the first has none; of two texts none is lost. */
export function mergedLanes(first: readonly LaneCell[], second: readonly LaneCell[]): Merged['lanes'] {
  return second.flatMap(({ laneId, text, number, lane }): Merged['lanes'] => {
    const own = first.find((cell) => cell.laneId === laneId);
    if (!own) return [{ laneId, before: null, after: text, number: null }];
    const joined = JOINED[lane.kind ?? ''];
    if (!joined) return [];
    const after = [...new Set([own.text, text])].filter(Boolean).join(joined.by);
    // A face comes along where the first one has words only.
    const face = own.number === null ? number : null;
    if (after === own.text && face === null) return [];
    if (after.length > joined.most) throw tooLong(lane.name, joined.most, laneId);
    return [{ laneId, before: own.text, after, number: face }];
  });
}

/** Lanes in which what the second says is left behind, for the first says something else there; what speaks for it stays. */
export function lanesLeft(first: readonly LaneCell[], second: readonly LaneCell[]): ReadonlySet<string> {
  const stays = ({ laneId, text, number, lane }: LaneCell) => {
    const own = first.find((cell) => cell.laneId === laneId);
    return own && !JOINED[lane.kind ?? ''] && !(own.number === number && own.text === text);
  };
  return new Set(second.filter(stays).map(({ laneId }) => laneId));
}

function tooLong(lane: string, most: number, path: string): AppError {
  const message = `Together, both texts under “${lane}” are longer than ${formatNumber(most)} characters. Shorten one, then merge. Nothing was changed.`;
  return new AppError('invalid', message, { issues: [{ path, message }] });
}

/** What a merge writes into the first touchpoint. Throws `invalid` when two texts are too long together. */
export function changedFields(before: Cells, after: Cells): MergedField[] {
  const texts = MERGED_TEXTS.filter((field) => before[field] !== after[field]).map((field) => {
    const most = field === 'channel' ? NAME_LENGTH : TEXT_LENGTH;
    if (after[field].length > most) throw tooLong(LANE_NAMES[field], most, field);
    return { field, before: before[field], after: after[field] };
  });
  // The first one's level stays, so it can only have come where there was none.
  const levels = LEVELS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    before: null,
    after: after[field],
  }));
  const department =
    before.department === after.department
      ? []
      : [{ field: 'departmentId' as const, before: null, after: after.department }];
  return [...texts, ...levels, ...department];
}
