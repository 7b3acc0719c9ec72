import { randomUUID } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { hub } from '@/live/hub';
import { callerOf, createMember } from './caller';
import { createTarget, snapshotOf, type Target } from './target';

/**
 * Edits that the browser sends in order, and sends again when the answer was lost on the way. Each names what it makes;
 * those of one noun go to one workspace, in this order, each of them twice.
 */
const EDITS: Record<string, (of: Target) => object[]> = {
  'catalogue.setIndustry': ({ mapId }) => [{ mapId, industry: 'finance' }],
  'department.update': ({ departmentId: id }) => [{ id, field: 'barrier', base: '', value: 'New' }],
  'desired.merge': ({ desiredTouchpointIds: [id, other] }) => [{ id, other }],
  'desired.unmerge': ({ merged }) => [merged],
  'discussion.edit': ({ messageId: id }) => [{ id, text: 'New' }],
  'discussion.reply': ({ discussionId }) => [{ id: randomUUID(), discussionId, text: 'New' }],
  'discussion.resolve': ({ discussionId: id }) => [{ id, resolved: true }],
  'discussion.start': ({ touchpointId }) => [
    { id: randomUUID(), messageId: randomUUID(), touchpointId, lane: null, text: 'New' },
  ],
  'discussion.delete': ({ messageId: id }) => [{ id, deleted: true }],
  'evidence.create': ({ insightId: id }) => [
    {
      id: randomUUID(),
      subject: { of: 'insight', id },
      kind: 'link',
      url: 'https://example.shop/report',
      observedOn: '2026-01-31',
    },
  ],
  'evidence.update': ({ evidenceId: id }) => [
    { id, base: null, content: { kind: 'quotation', text: 'New', observedOn: '2026-01-31' } },
    {
      id,
      base: JSON.stringify({ kind: 'quotation', text: 'New', source: '', observedOn: '2026-01-31' }),
      content: { kind: 'figure', text: 'Returns', value: 11.4, unit: '%', observedOn: '2026-02-01' },
    },
  ],
  'insight.create': ({ touchpointId }) => [{ id: randomUUID(), touchpointId, kind: 'delight', text: 'New' }],
  'insight.update': ({ insightId: id }) => [{ id, field: 'kind', base: 'pain', value: 'delight' }],
  'insight.delete': ({ insightId: id }) => [{ id }],
  'lane.create': ({ mapId }) => [{ id: randomUUID(), mapId, kind: 'number', name: 'Wait', unit: 'days' }],
  'lane.hide': ({ mapId }) => [{ mapId, id: 'doing', hidden: true }],
  'lane.move': ({ mapId, laneId: id }) => [{ mapId, id, after: null }],
  'lane.setValue': ({ laneId, touchpointId }) => [
    { laneId, touchpointId, field: 'text', base: '', value: 'New' },
    { laneId, touchpointId, field: 'text', base: 'New', value: '' },
  ],
  'lane.update': ({ laneId: id }) => [{ id, field: 'name', base: 'Lane', value: 'New' }],
  'lane.delete': ({ laneId: id }) => [{ id }],
  'lane.restore': ({ laneId: id }) => [{ id }],
  'map.rename': ({ mapId: id }) => [{ id, base: 'Journey', value: 'New' }],
  'opportunity.create': ({ mapId, touchpointId }) => [
    { id: randomUUID(), mapId, title: 'New', touchpointIds: [touchpointId] },
  ],
  'opportunity.link': ({ opportunityId: id, touchpointId, otherTouchpointId }) => [
    { id, touchpointId, linked: false },
    { id, touchpointId: otherTouchpointId, linked: true },
  ],
  'opportunity.update': ({ opportunityId: id }) => [{ id, field: 'status', base: 'idea', value: 'shipped' }],
  'opportunity.delete': ({ opportunityId: id }) => [{ id }],
  'persona.link': ({ mapId, personaId, freePersonaId }) => [
    { mapId, personaId: freePersonaId, linked: true },
    { mapId, personaId, linked: false },
  ],
  'promise.link': ({ touchpointId, otherTouchpointId, promiseId }) => [
    { touchpointId, promiseId, linked: false },
    { touchpointId: otherTouchpointId, promiseId, linked: true },
  ],
  'stage.create': ({ mapId, stageId }) => [{ id: randomUUID(), mapId, after: stageId, name: 'New' }],
  'stage.move': ({ stageId: id }) => [{ id, after: null, base: 'a0' }],
  'stage.update': ({ stageId: id }) => [{ id, field: 'name', base: 'Stage', value: 'New' }],
  'stage.delete': ({ stageId: id }) => [{ id }],
  'stage.restore': ({ stageId: id }) => [{ id }],
  'touchpoint.batch': ({ touchpointId, otherTouchpointId, stageId }) => [
    {
      edits: [
        { op: 'update', edit: { id: touchpointId, field: 'doing', base: '', value: 'New' } },
        { op: 'move', edit: { id: touchpointId, stageId, after: null, base: { stageId, rank: 'a0' } } },
        { op: 'move', edit: { id: otherTouchpointId, stageId, after: null, base: { stageId, rank: 'a1' } } },
      ],
    },
    { edits: [touchpointId, otherTouchpointId].map((id) => ({ op: 'delete', edit: { id } })) },
    { edits: [touchpointId, otherTouchpointId].map((id) => ({ op: 'restore', edit: { id } })) },
  ],
  'touchpoint.move': ({ touchpointId: id, stageId }) => [
    { id, stageId, after: null, base: { stageId, rank: 'a0' } },
  ],
  'touchpoint.create': ({ stageId, touchpointId }) => [
    { id: randomUUID(), stageId, after: touchpointId, name: 'New' },
  ],
  'touchpoint.createMany': ({ stageId, touchpointId }) => [
    {
      stageId,
      after: touchpointId,
      items: [{ id: randomUUID(), name: 'New', department: 'New', promises: ['On time'] }],
    },
  ],
  'touchpoint.update': ({ touchpointId: id }) => [
    { id, field: 'doing', base: '', value: 'New' },
    { id, field: 'department', base: '', value: 'Shop' },
    { id, field: 'department', base: 'Shop', value: '' },
    // However it is capitalised.
    { id, field: 'department', base: '', value: 'SHOP' },
  ],
};

/** Taken away for good, so that a second time finds nothing: the browser takes that for done. */
const GONE_IS_DONE = { 'evidence.delete': ({ evidenceId: id }: Target) => ({ id }) };

const send = (userId: string, path: string, input: object): Promise<unknown> => {
  const procedure = path
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], callerOf(userId));
  return (procedure as (input: object) => Promise<unknown>)(input);
};

/** What there is; not what was noted of changes, nor when. */
async function standing(workspace: Target): Promise<string> {
  const { map_change: _, ...rows } = await snapshotOf(workspace);
  return JSON.stringify(rows, (key, value: unknown) => (key === 'rank' ? null : value), 1);
}

afterAll(() => hub().close());

test('everything the browser sends in order is sent again here', async () => {
  const paths = new Set<string>();
  for await (const file of glob('src/features/*/client.ts')) {
    const source = await readFile(file, 'utf8');
    const isInOrder = /const options = \{\s*\.\.\.inOrder\(/.test(source) ? /inOrder|options/ : /inOrder/;
    for (const [, path = '', options = ''] of source.matchAll(
      /trpc\.(\w+\.\w+)\.mutationOptions\(([^;]*)\)/g,
    ))
      if (isInOrder.test(options)) paths.add(path);
  }
  expect([...paths].toSorted()).toEqual([...Object.keys(EDITS), ...Object.keys(GONE_IS_DONE)].toSorted());
});

const nounOf = (path: string) => path.split('.')[0] ?? '';

test.each([...new Set(Object.keys(EDITS).map(nounOf))])(
  'an edit of %s, sent twice, is done once, and nobody hears of a failure',
  async (noun) => {
    const target = await createTarget();
    const userId = noun === 'discussion' ? target.speakerId : await createMember(target);
    for (const [path, inputs] of Object.entries(EDITS).filter(([path]) => nounOf(path) === noun))
      for (const input of inputs(target)) {
        const sent = { workspace: target.slug, ...input };
        await expect(send(userId, path, sent), path).resolves.toBeDefined();
        const once = await standing(target);
        await expect(send(userId, path, sent), `${path} again`).resolves.toBeDefined();
        expect(await standing(target), path).toEqual(once);
      }
  },
);

test.each(Object.entries(GONE_IS_DONE))('%s, sent twice, finds nothing', async (path, input) => {
  const target = await createTarget();
  const editor = await createMember(target);
  const sent = { workspace: target.slug, ...input(target) };
  await send(editor, path, sent);
  const once = await standing(target);
  await expect(send(editor, path, sent)).rejects.toMatchObject({ cause: { code: 'not_found' } });
  expect(await standing(target)).toEqual(once);
});
