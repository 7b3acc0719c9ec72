import { find, type Place, placeOf } from '@/features/touchpoint/client';
import type { MapModel } from '../prepare';
import type { MapData } from '../schema';
import { placeBeside } from './steps';

export interface Dragged {
  kind: 'touchpoint' | 'stage';
  id: string;
}

/** Where something would land: before this column, and what that means. */
export interface Drop {
  line: number;
  place: Place;
}

/** Where the touchpoint or stage lands when let go at `column`, a fraction of columns from the first. */
export function dropAt(model: MapModel, { kind }: Dragged, column: number): Drop | null {
  const index = Math.min(model.columns.length - 1, Math.max(0, Math.floor(column)));
  const target = model.columns[index];
  if (!target) return null;
  if (kind === 'stage') {
    const at = model.stages.findIndex(({ id }) => id === target.stageId);
    const stage = model.stages[at];
    if (!stage) return null;
    const before = column < stage.start + stage.span / 2;
    return {
      line: before ? stage.start : stage.start + stage.span,
      place: { stageId: stage.id, after: before ? (model.stages[at - 1]?.id ?? null) : stage.id },
    };
  }
  const { stageId, touchpoint } = target;
  if (!touchpoint) return { line: index, place: { stageId, after: null } };
  if (column - index >= 0.5) return { line: index + 1, place: { stageId, after: touchpoint.id } };
  const neighbour = model.columns[index - 1];
  const after = neighbour?.stageId === stageId ? (neighbour.touchpoint?.id ?? null) : null;
  return { line: index, place: { stageId, after } };
}

/** Before which column a place is. */
function lineOf({ columns, stages }: MapModel, { kind }: Dragged, { stageId, after }: Place): number {
  if (kind === 'stage') {
    const before = stages.find(({ id }) => id === after);
    return before ? before.start + before.span : 0;
  }
  const neighbour = columns.find(({ touchpoint }) => after !== null && touchpoint?.id === after);
  return neighbour ? neighbour.index + 1 : (stages.find(({ id }) => id === stageId)?.start ?? 0);
}

/** Where it stands before it is moved. */
export function dropOf(data: MapData, model: MapModel, dragged: Dragged): Drop | null {
  const place = dragged.kind === 'touchpoint' ? placeOf(data, dragged.id) : stagePlace(data, dragged.id);
  return place && { place, line: lineOf(model, dragged, place) };
}

function stagePlace({ stages }: MapData, id: string): Place | null {
  const at = stages.findIndex((stage) => stage.id === id);
  return at < 0 ? null : { stageId: id, after: stages[at - 1]?.id ?? null };
}

/** One place on in a direction; for a touchpoint, up and down lead to the stage before and after. Null at the end. */
export function stepDrop(
  data: MapData,
  model: MapModel,
  dragged: Dragged,
  from: Place,
  by: 1 | -1 | 'up' | 'down',
): Drop | null {
  const place = dragged.kind === 'stage' ? stageStep() : touchpointStep();
  return place && { place, line: lineOf(model, dragged, place) };

  function stageStep(): Place | null {
    if (by === 'up' || by === 'down') return null;
    const others = data.stages.filter(({ id }) => id !== dragged.id);
    const at = others.findIndex(({ id }) => id === from.after) + 1 + by;
    return at < 0 || at > others.length ? null : { stageId: dragged.id, after: others[at - 1]?.id ?? null };
  }

  function touchpointStep(): Place | null {
    if (by === 1 || by === -1) return placeBeside(data, dragged.id, from, by);
    const at = data.stages.findIndex(({ id }) => id === from.stageId);
    const stage = data.stages[by === 'up' ? at - 1 : at + 1];
    const last = stage?.touchpoints.findLast(({ id }) => id !== dragged.id);
    return stage ? { stageId: stage.id, after: by === 'up' ? (last?.id ?? null) : null } : null;
  }
}

export const nameOf = (data: MapData, { kind, id }: Dragged): string =>
  (kind === 'stage' ? data.stages.find((stage) => stage.id === id)?.name : find(data, id)?.name) ?? '';

/** "2 of 5 in Purchase", "stage 3 of 5" */
export function tellPlace(data: MapData, { kind, id }: Dragged, { stageId, after }: Place): string {
  if (kind === 'stage') {
    const others = data.stages.filter((stage) => stage.id !== id);
    return `stage ${others.findIndex((stage) => stage.id === after) + 2} of ${data.stages.length}`;
  }
  const stage = data.stages.find((stage) => stage.id === stageId);
  const others = stage?.touchpoints.filter((touchpoint) => touchpoint.id !== id) ?? [];
  const at = others.findIndex((touchpoint) => touchpoint.id === after) + 2;
  return `${at} of ${others.length + 1} in ${stage?.name ?? ''}`;
}

/** The end of a stage, behind everything that does not move there itself. */
export function placeAtEnd({ stages }: MapData, stageId: string, moving: ReadonlySet<string>): Place {
  const stage = stages.find(({ id }) => id === stageId);
  return { stageId, after: stage?.touchpoints.findLast(({ id }) => !moving.has(id))?.id ?? null };
}
