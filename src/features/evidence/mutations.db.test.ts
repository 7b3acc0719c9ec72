import { expect, test } from 'vitest';
import { createAttachment } from '@/features/attachment/mutations';
import { getHealth } from '@/features/health/data';
import { createLane, deleteLane, restoreLane, setLaneValue } from '@/features/lane/mutations';
import { getMap } from '@/features/map/data';
import { createMap } from '@/features/map/mutations';
import { updateTouchpoint } from '@/features/touchpoint/mutations';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { listEvidence } from './data';
import { createEvidence, deleteEvidence, updateEvidence } from './mutations';
import { contentKey } from './prepare';
import { createEvidenceInput, type EvidenceSubject } from './schema';

const touchpointOf = (workspace: TestWorkspace) => workspace.touchpoints[0]?.id ?? '';
const listed = (workspace: TestWorkspace) =>
  asOperator(workspace, (scope) => listEvidence(scope, { touchpointId: touchpointOf(workspace) }));
const thinking = (workspace: TestWorkspace) =>
  ({ of: 'statement', id: touchpointOf(workspace), lane: 'thinking' }) as const;
const word = (workspace: TestWorkspace, base: string, value: string) =>
  asOperator(workspace, (scope) =>
    updateTouchpoint(scope, { id: touchpointOf(workspace), field: 'thinking', base, value }),
  );
const stated = async (workspace: TestWorkspace) => {
  const map = await asOperator(workspace, (scope) => getMap(scope, { map: workspace.mapId, range: '28d' }));
  return map.stages[0]?.touchpoints[0]?.stated.thinking;
};

test('a statement is an assumption as old as its wording, then as old as its newest evidence', async () => {
  const workspace = await createTestWorkspace();
  expect(await stated(workspace)).toBeNull();
  const before = new Date().toISOString();
  await word(workspace, '', 'Is it grey?');
  const assumed = await stated(workspace);
  expect(assumed?.n).toBe(0);
  expect((assumed?.at ?? '') >= before.slice(0, 19)).toBe(true);
  for (const observedOn of ['2024-05-01', '2026-01-31', '2025-02-02'])
    await asOperator(workspace, (scope) =>
      createEvidence(scope, {
        subject: thinking(workspace),
        kind: 'quotation',
        text: 'Grey or green?',
        source: 'Interview',
        observedOn,
      }),
    );
  expect(await stated(workspace)).toEqual({ n: 3, at: '2026-01-31T00:00:00.000Z' });
  await word(workspace, 'Is it grey?', '');
  expect(await stated(workspace)).toBeNull();
});

test('what a lane of the workspace’s own says has an age and evidence of its own, which goes and comes with the lane', async () => {
  const workspace = await createTestWorkspace();
  const { mapId } = workspace;
  const id = touchpointOf(workspace);
  const run = <T>(work: (scope: WorkspaceScope) => Promise<T>) => asOperator(workspace, work);
  const { id: laneId } = await run((scope) => createLane(scope, { mapId, kind: 'number', name: 'Waiting' }));
  const subject = { of: 'statement', id, lane: laneId } as const;
  const quote = (about: EvidenceSubject) =>
    run((scope) =>
      createEvidence(scope, {
        ...{ subject: about, kind: 'quotation', text: 'An hour!', source: '', observedOn: '2026-01-31' },
      } as Parameters<typeof createEvidence>[1]),
    );
  const set = (base: number | null, value: number | null) =>
    run((scope) => setLaneValue(scope, { laneId, touchpointId: id, field: 'number', base, value }));
  const standing = async () =>
    (await run((scope) => getMap(scope, { map: mapId, range: '28d' }))).stages[0]?.touchpoints[0]?.stated[
      laneId
    ];
  const age = () =>
    run(({ db }) =>
      db.laneValue.updateMany({ where: { laneId }, data: { statedAt: new Date('2025-05-01') } }),
    );

  expect(await standing()).toBeUndefined();
  await set(null, 55);
  await age();
  expect(await standing()).toEqual({ n: 0, at: '2025-05-01T00:00:00.000Z' });
  await set(55, 60);
  expect((await standing())?.at.slice(0, 10)).not.toBe('2025-05-01');
  await quote(subject);
  expect(await standing()).toEqual({ n: 1, at: '2026-01-31T00:00:00.000Z' });
  expect(await listed(workspace)).toMatchObject([{ subject, text: 'An hour!' }]);
  const unproven = async () =>
    (await run((scope) => getHealth(scope, mapId))).checks
      .find(({ id }) => id === 'evidence')
      ?.findings.map(({ subject }) => subject);
  expect(await unproven()).not.toContain(id);

  await run((scope) => deleteLane(scope, { id: laneId }));
  expect(await listed(workspace)).toEqual([]);
  expect(await unproven()).toContain(id);
  await expect(quote(subject)).rejects.toMatchObject({ code: 'not_found' });
  await run((scope) => restoreLane(scope, { id: laneId }));
  expect(await standing()).toEqual({ n: 1, at: '2026-01-31T00:00:00.000Z' });

  // A lane of another map holds nothing here, and no row speaks for two.
  const other = await run((scope) => createMap(scope, { name: 'Other', kind: 'current' }));
  const foreign = await run((scope) => createLane(scope, { mapId: other.id, kind: 'text', name: 'Risk' }));
  await expect(quote({ ...subject, lane: foreign.id })).rejects.toMatchObject({ code: 'not_found' });
  await expect(
    run(({ db }) => db.evidence.updateMany({ where: { laneId }, data: { lane: 'doing' } })),
  ).rejects.toThrow('evidence_subject');
});

test('a rating speaks with its score, its words and its time; erased, it takes its evidence along', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, [
    { score: 2, comment: 'From eight to two', answers: { why: 'No word' }, at: '2026-11-02T09:30:00Z' },
  ]);
  const ratingId = await asOperator(workspace, async ({ db }) => (await db.rating.findFirstOrThrow()).id);
  await asOperator(workspace, (scope) =>
    createEvidence(scope, { subject: thinking(workspace), kind: 'rating', ratingId }),
  );
  expect(await listed(workspace)).toMatchObject([
    {
      kind: 'rating',
      // One of few: it would be a person's.
      rating: {
        score: null,
        type: 'csat',
        comment: 'From eight to two',
        answers: [{ id: 'why', said: ['No word'] }],
      },
      observedAt: '2026-11-02T09:30:00.000Z',
    },
  ]);
  await addRatings(workspace, new Array(4).fill({ score: 5 }));
  expect(await listed(workspace)).toMatchObject([{ rating: { score: 2 } }]);
  await asOperator(workspace, ({ db }) => db.rating.deleteMany({}));
  expect(await listed(workspace)).toEqual([]);
});

test('a file is evidence, a deleted piece can be made again', async () => {
  const workspace = await createTestWorkspace();
  const bytes = new TextEncoder().encode('week,returns\n1,9');
  const file = await asOperator(workspace, (scope) =>
    createAttachment(scope, { name: 'returns.csv', contentType: 'text/csv', bytes }),
  );
  const proof = {
    id: crypto.randomUUID(),
    subject: thinking(workspace),
    kind: 'file',
    attachmentId: file.id,
    text: 'Returns by week',
    observedOn: '2026-03-01',
  } as const;
  const create = (text: string = proof.text) =>
    asOperator(workspace, (scope) => createEvidence(scope, { ...proof, text }));
  await create();
  // Sent twice it is the same piece, with other words it is another one.
  await create();
  expect(await listed(workspace)).toHaveLength(1);
  await expect(create('Other words')).rejects.toMatchObject({ code: 'conflict' });
  await asOperator(workspace, (scope) => deleteEvidence(scope, { id: proof.id }));
  expect(await listed(workspace)).toEqual([]);
  await create();
  expect(await listed(workspace)).toMatchObject([{ id: proof.id, file: { name: 'returns.csv' } }]);
});

test.each([
  ['javascript:alert(1)', null],
  ['data:text/html,<b>', null],
  ['https://user:pass@example.com/', null],
  ['not an address', null],
  ['localhost', null],
  ['example.shop/report', 'https://example.shop/report'],
  [' http://example.shop/a b ', 'http://example.shop/a%20b'],
])('the address %s becomes %s', (url, kept) => {
  const subject = { of: 'insight', id: crypto.randomUUID() };
  const { success, data } = createEvidenceInput.safeParse({
    subject,
    kind: 'link',
    url,
    observedOn: '2026-01-01',
  });
  expect(success && data.kind === 'link' ? data.url : null).toBe(kept);
});

test('a piece of evidence can say something else, of another kind, and nobody writes over what they have not seen', async () => {
  const workspace = await createTestWorkspace();
  const quotation = {
    kind: 'quotation',
    text: 'Grey?',
    source: 'Interview',
    observedOn: '2026-01-31',
  } as const;
  const figure = {
    kind: 'figure',
    text: 'Returns',
    value: 11.4,
    unit: '%',
    source: '',
    observedOn: '2026-02-01',
  } as const;
  const run = <T>(work: (scope: WorkspaceScope) => Promise<T>) => asOperator(workspace, work);
  const { id } = await run((scope) => createEvidence(scope, { subject: thinking(workspace), ...quotation }));
  const [seen] = await listed(workspace);
  const base = seen ? contentKey(seen) : null;
  await run((scope) => updateEvidence(scope, { id, base, content: figure }));
  expect(await listed(workspace)).toMatchObject([
    {
      id,
      subject: thinking(workspace),
      kind: 'figure',
      text: 'Returns',
      value: 11.4,
      source: '',
      observedAt: '2026-02-01T00:00:00.000Z',
    },
  ]);
  const late = { ...quotation, text: 'Green?' };
  await expect(run((scope) => updateEvidence(scope, { id, base, content: late }))).rejects.toMatchObject({
    code: 'conflict',
  });
  await run((scope) => updateEvidence(scope, { id, base: null, content: late }));
  expect(await listed(workspace)).toMatchObject([
    { kind: 'quotation', text: 'Green?', value: null, unit: '' },
  ]);
  await run((scope) => deleteEvidence(scope, { id }));
  await expect(
    run((scope) => updateEvidence(scope, { id, base: null, content: late })),
  ).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('evidence from the future is refused', () => {
  const { error } = createEvidenceInput.safeParse({
    subject: { of: 'insight', id: crypto.randomUUID() },
    kind: 'quotation',
    text: 'Later',
    observedOn: '2999-01-01',
  });
  expect(error?.issues[0]?.message).toBe('Evidence cannot come from the future.');
});
