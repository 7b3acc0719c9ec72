import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { callerOf, createMember } from '@/test/caller';
import { createTestWorkspace } from '@/test/factory';

test('a view is saved, found by everybody, renamed, deleted and brought back', async () => {
  const workspace = await createTestWorkspace();
  const editor = callerOf(await createMember(workspace));
  const viewer = callerOf(await createMember(workspace, 'viewer'));
  const of = { workspace: workspace.slug };
  const query = 'by=device&attributes.plan=pro+%26+more';
  const { id } = await editor.view.create({ ...of, name: ' Phones ', query });
  await editor.view.create({ ...of, name: 'All', query: '' });
  expect(await viewer.view.list(of)).toEqual([
    { id: expect.any(String), name: 'All', query: '' },
    { id, name: 'Phones', query },
  ]);
  await expect(editor.view.create({ ...of, name: 'phones', query })).rejects.toThrow(
    'There is a view called',
  );
  await expect(editor.view.rename({ ...of, id, name: 'ALL' })).rejects.toThrow('There is a view called');
  await editor.view.rename({ ...of, id, name: 'PHONES' });
  await editor.view.delete({ ...of, id });
  expect(await viewer.view.list(of)).toHaveLength(1);
  await editor.view.create({ ...of, id, name: 'Phones', query });
  expect(await viewer.view.list(of)).toHaveLength(2);
  await expect(editor.view.delete({ ...of, id: randomUUID() })).rejects.toThrow('does not exist');
  await expect(editor.view.create({ ...of, name: 'Long', query: 'x'.repeat(6_001) })).rejects.toThrow(
    'too many filters',
  );
});
