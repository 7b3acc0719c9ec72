import { expect, test } from 'vitest';
import { drawnMap, drawnStage, drawnTouchpoint } from '@/test/map-data';
import { draftOf, labelOf, textIn, within } from './prepare';

const edit = (path: string, input: Record<string, unknown>) => ({ id: 'e', path, input, at: 0 });

test('an edit is named by what it does and where, and nothing that was written with it is left out', () => {
  const data = drawnMap([drawnStage('s', [drawnTouchpoint('t')])]);
  const [first] = data.stages.flatMap(({ touchpoints }) => touchpoints);
  const id = first?.id ?? '';
  expect(labelOf(edit('touchpoint.move', { id, stageId: 's', after: null }), data)).toBe(
    `Move touchpoint: ${first?.name}`,
  );
  expect(labelOf(edit('touchpoint.update', { id, field: 'doing', value: 'x', base: '' }), data)).toBe(
    `Change touchpoint Doing: ${first?.name}`,
  );
  expect(
    textIn({ items: [{ id, name: 'Gate', doing: 'Waits', insights: [{ kind: 'pain', text: 'Cold' }] }] }),
  ).toBe('Gate\nWaits\nCold');
  expect(textIn({ edits: [{ op: 'update', edit: { id, field: 'doing', base: 'a', value: 'b' } }] })).toBe(
    'b',
  );
});

test('a text goes back to its field, anything else has none', () => {
  expect(draftOf(edit('touchpoint.update', { id: 't', field: 'doing', value: 'b', base: 'a' }))).toEqual({
    key: 'touchpoint:t:doing',
    draft: 'b',
    base: 'a',
  });
  expect(draftOf(edit('touchpoint.update', { id: 't', field: 'mood', value: 2, base: null }))).toBeNull();
  expect(draftOf(edit('stage.delete', { id: 's' }))).toBeNull();
});

test('what is kept is bounded, and never an edit without those it rests on', () => {
  const edits = Array.from({ length: 9 }, (_, at) => ({ ...edit('stage.delete', { id: `${at}` }), at }));
  const one = JSON.stringify(edits[0]).length + 1;
  expect(within(edits)).toEqual(edits);
  expect(within(edits, one * 4)).toEqual(edits.slice(0, 4));
  expect(within(edits, 1)).toEqual([]);
});
