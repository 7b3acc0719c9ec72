import { formatCount } from '@/domain/format';
import { FIRST_LANE, ROWS } from '@/features/map/components/lanes';
import type { MapData } from '@/features/map/schema';
import type { OpenCount } from '../schema';

const visible = ({ lanes }: Pick<MapData, 'lanes'>) => lanes.filter(({ hidden }) => !hidden);

/** Id of the lane in a row of the map; null in the row of heads. */
export const laneAt = (data: Pick<MapData, 'lanes'>, row: number): string | null =>
  visible(data)[row - FIRST_LANE]?.id ?? null;

/** Row in which a lane shows. What is said of one that does not show is marked at the head. */
export function rowOf(data: Pick<MapData, 'lanes'>, lane: string | null): number {
  const at = visible(data).findIndex(({ id }) => id === lane);
  return at < 0 ? ROWS.touchpoint : FIRST_LANE + at;
}

export interface Place {
  row: number;
  touchpointId: string;
  /** Null for the touchpoint as a whole. */
  lane: string | null;
  n: number;
}

/** Where on the map open discussions are marked. */
export function placesOf(data: Pick<MapData, 'lanes'>, counts: readonly OpenCount[]): Place[] {
  const places = new Map<string, Place>();
  for (const { touchpointId, lane, n } of counts) {
    const row = rowOf(data, lane);
    const key = `${row}:${touchpointId}`;
    const known = places.get(key);
    places.set(key, {
      row,
      touchpointId,
      lane: row === ROWS.touchpoint ? null : lane,
      n: n + (known?.n ?? 0),
    });
  }
  return [...places.values()];
}

/** "1 open discussion" */
export const tellOpen = (n: number): string => formatCount(n, 'open discussion');
