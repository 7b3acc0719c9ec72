import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { addMember, findOrCreatePerson } from '@/features/member/mutations';
import { createHub } from '@/live/hub';
import { asOperator, inWorkspace } from '@/server/tenancy';
import { createTestWorkspace } from '@/test/factory';
import { keyOf, tellGone, tellHere } from './mutations';

async function ownedWorkspace() {
  const workspace = await createTestWorkspace(['csat']);
  const owner = await findOrCreatePerson({
    email: `tom-${workspace.slug}@example.test`,
    password: 'a quiet chair',
  });
  await asOperator(workspace, (scope) => addMember(scope, { userId: owner, role: 'owner' }));
  return { workspace, owner };
}

test('the other processes hear where a member is, by name, and nothing of the tab’s own secret', async () => {
  const { workspace, owner } = await ownedWorkspace();
  const hub = createHub();
  hub.subscribe(workspace.id, () => undefined);
  await hub.ready();
  const [tab, stream, map] = [randomUUID(), randomUUID(), workspace.mapId];
  const here = { tab, stream, map, cell: `3:${workspace.touchpoints[0]?.id}` };
  const { tab: key } = await inWorkspace(owner, workspace.slug, 'map:view', (scope) => tellHere(scope, here));
  await expect.poll(() => hub.present(workspace.id)).toHaveLength(1);
  const [present] = hub.present(workspace.id);
  expect(present).toMatchObject({ tab: key, user: owner, map, cell: here.cell });
  expect(present?.name).not.toBe('');
  for (const secret of [tab, stream, keyOf(stream)]) expect(JSON.stringify(present)).not.toContain(secret);
  await inWorkspace(owner, workspace.slug, 'map:view', (scope) => tellGone(scope, { tab }));
  await expect.poll(() => hub.present(workspace.id), { timeout: 10_000 }).toEqual([]);
  await hub.close();
});

test('nobody is present at a map that is not there', async () => {
  const { workspace, owner } = await ownedWorkspace();
  const telling = inWorkspace(owner, workspace.slug, 'map:view', (scope) =>
    tellHere(scope, { tab: randomUUID(), stream: randomUUID(), map: randomUUID(), cell: null }),
  );
  await expect(telling).rejects.toMatchObject({ code: 'not_found' });
});
