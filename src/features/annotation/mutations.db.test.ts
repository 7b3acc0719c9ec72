import { expect, test } from 'vitest';
import { dayInZone } from '@/domain/period';
import { callerOf, createMember } from '@/test/caller';
import { createTestWorkspace } from '@/test/factory';

async function annotated() {
  const workspace = await createTestWorkspace();
  const editor = callerOf(await createMember(workspace, 'editor'));
  const at = { workspace: workspace.slug };
  const day = dayInZone(new Date(), workspace.timeZone);
  const marks = async () => (await editor.overview.get({ ...at, range: '28d' }))?.annotations ?? [];
  return { workspace, editor, at, day, marks };
}

test('an annotation stands on the charts of its day, can be changed, and goes', async () => {
  const { editor, at, day, marks } = await annotated();
  const { id } = await editor.annotation.create({ ...at, day, kind: 'release', text: '  New\n checkout ' });
  expect(await marks()).toEqual([{ id, day, kind: 'release', text: 'New checkout' }]);
  await editor.annotation.update({ ...at, id, day, kind: 'campaign', text: 'Spring sale' });
  expect(await marks()).toMatchObject([{ kind: 'campaign', text: 'Spring sale' }]);
  await editor.annotation.create({ ...at, day: '2019-01-01', kind: 'event', text: 'Long ago' });
  expect(await marks()).toHaveLength(1);
  await editor.annotation.delete({ ...at, id });
  expect(await marks()).toEqual([]);
  await expect(editor.annotation.delete({ ...at, id })).rejects.toThrow('This annotation does not exist');
});

test('an action that shipped is marked on its day without anybody noting it', async () => {
  const { workspace, editor, at, day, marks } = await annotated();
  const { id } = await editor.opportunity.create({ ...at, mapId: workspace.mapId, title: 'Longer slots' });
  expect(await marks()).toEqual([]);
  await editor.opportunity.update({ ...at, id, field: 'status', base: 'idea', value: 'shipped' });
  expect(await marks()).toEqual([{ id, day, kind: 'action', text: 'Longer slots' }]);
});

test('a day that does not exist and a text that says nothing are refused with a sentence', async () => {
  const { editor, at, day } = await annotated();
  const create = (more: object) =>
    editor.annotation.create({ ...at, day, kind: 'event', text: 'Strike', ...more });
  await expect(create({ day: '2026-02-30' })).rejects.toThrow('Give the date as year, month, day.');
  await expect(create({ day: '9999-01-01' })).rejects.toThrow('Give a date between 2000 and 2100.');
  await expect(create({ text: ' \n' })).rejects.toThrow('The text is empty. Type something.');
});
