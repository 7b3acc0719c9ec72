import { describe, expect, it } from 'vitest';
import type { Column, MapModel, StageModel } from '../prepare';
import { dropAt } from './reorder';

/** Stages with their touchpoints; an empty one keeps a column. */
function model(...stages: string[][]): MapModel {
  const columns: Column[] = [];
  const models: StageModel[] = [];
  stages.forEach((names, at) => {
    const stageId = `stage-${at}`;
    const span = Math.max(1, names.length);
    models.push({ id: stageId, start: columns.length, span } as StageModel);
    for (let position = 0; position < span; position++) {
      const id = names[position];
      columns.push({ index: columns.length, stageId, touchpoint: id ? { id } : null } as Column);
    }
  });
  return { columns, stages: models } as MapModel;
}

const MAP = model(['a', 'b'], [], ['c', 'd']);

describe('a dragged touchpoint', () => {
  const drop = (column: number) => {
    const { line, place } = dropAt(MAP, { kind: 'touchpoint', id: 'x' }, column) ?? {};
    return [line, place?.stageId, place?.after];
  };

  it('lands before or after the column it is over, by its halves', () => {
    expect(drop(0.2)).toEqual([0, 'stage-0', null]);
    expect(drop(0.7)).toEqual([1, 'stage-0', 'a']);
    expect(drop(1.2)).toEqual([1, 'stage-0', 'a']);
    expect(drop(4.9)).toEqual([5, 'stage-2', 'd']);
  });

  it('stays in the stage it is over at a stage line', () => {
    expect(drop(1.9)).toEqual([2, 'stage-0', 'b']);
    expect(drop(3.1)).toEqual([3, 'stage-2', null]);
  });

  it('lands in an empty stage, and never beyond the map', () => {
    expect(drop(2.5)).toEqual([2, 'stage-1', null]);
    expect(drop(-3)).toEqual([0, 'stage-0', null]);
    expect(drop(99)).toEqual([5, 'stage-2', 'd']);
  });
});

describe('a dragged stage', () => {
  it('lands before or after the stage it is over', () => {
    const drop = (column: number) => {
      const { line, place } = dropAt(MAP, { kind: 'stage', id: 'x' }, column) ?? {};
      return [line, place?.after];
    };
    expect(drop(0.5)).toEqual([0, null]);
    expect(drop(1.5)).toEqual([2, 'stage-0']);
    expect(drop(4.8)).toEqual([5, 'stage-2']);
  });
});
