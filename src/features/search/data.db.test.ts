import { expect, test } from 'vitest';
import { ownerPool } from '@/server/db';
import { asOperator } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { countAnswers, findAnswers, resolveSieve } from './data';
import { type Order, sieve } from './schema';

type Asked = Parameters<typeof sieve.parse>[0] & object;

/** Comments or scores that are found, page by page, each page of its own transaction. */
async function look(
  workspace: TestWorkspace,
  asked: Asked,
  { order = 'newest', page = 100 }: { order?: Order; page?: number } = {},
) {
  const found: string[] = [];
  for (let after = null as { id: string; at: Date } | null; ; ) {
    const places = await asOperator(workspace, async (scope) =>
      findAnswers(scope, await resolveSieve(scope, sieve.parse(asked)), { order, after, count: page }),
    );
    found.push(...places.map(({ id }) => id));
    after = places.at(-1) ?? null;
    if (places.length < page) break;
  }
  const { rows } = await ownerPool().query<{ comment: string | null }>(
    `SELECT r.comment FROM unnest($2::uuid[]) WITH ORDINALITY AS w(id, place)
     JOIN rating r ON r.workspace_id = $1 AND r.id = w.id ORDER BY place`,
    [workspace.id, found],
  );
  const n = await asOperator(workspace, async (scope) =>
    countAnswers(scope, await resolveSieve(scope, sieve.parse(asked))),
  );
  expect(n).toBe(found.length);
  return rows.map(({ comment }) => comment ?? '');
}

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);

test('comments are found by their words in any script, in one workspace only', async () => {
  const workspace = await createTestWorkspace();
  const other = await createTestWorkspace();
  const comments = [
    'The delivery was LATE, the crème brûlée cold.',
    'Доставка ЗАДЕРЖАЛАСЬ на три дня',
    '配送が三日も遅れて、残念です',
    '快递太慢了，客服没有回复',
    'การจัดส่งล่าช้ามาก',
    'التوصيل بطيء جدا، شكرا',
    'המשלוח הגיע מאוחר',
    '배송이 늦었어요',
    'डिलीवरी देर से हुई',
    'Η παράδοση άργησε',
    '👍',
    `${'long '.repeat(1_990)}needle`,
    '',
  ];
  const rows = comments.map((comment, index) => ({ score: 3, comment, at: ago(index + 1) }));
  await addRatings(workspace, rows);
  await addRatings(other, rows);
  for (const [words, place] of [
    ['deliv late', 0],
    ['Creme', 0],
    ['задержал', 1],
    ['遅れて', 2],
    ['客服', 3],
    ['了', 3],
    ['ล่าช้า', 4],
    ['التوصيل', 5],
    ['מאוחר', 6],
    ['배송', 7],
    ['देर', 8],
    ['αργησε', 9],
    ['👍', 10],
    ['NEEDLE!', 11],
  ] as const)
    expect(await look(workspace, { words }), words).toEqual([comments[place]]);
  for (const words of ['elivery', 'late nobody', '遅三', 'la', ',!', "x' | 'y", '\\', 'needle:*'])
    expect(await look(workspace, { words }), words).toEqual(words === 'needle:*' ? [comments[11]] : []);
});

test('pages go on where the one before ended, at whichever touchpoints and moments, both ways', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps', 'csat']);
  const at = ago(30);
  for (const [place, touchpoint] of workspace.touchpoints.entries())
    await addRatings(
      workspace,
      Array.from({ length: 15 }, (_, index) => ({
        score: 3,
        // Many at one moment, and some far away.
        at: index < 9 ? at : ago(index * 40 + place),
        comment: `common ${place}-${index}`,
        source: index % 3 === 0 ? ('qr' as const) : ('widget' as const),
        ...(index === 14 ? { flag: 'client' as const } : {}),
      })),
      touchpoint,
    );
  for (const asked of [
    { segment: { period: { range: '365d' } } },
    { segment: { period: { range: '365d' }, sources: ['qr'] } },
    { segment: { period: { range: '365d' } }, words: 'common' },
    { segment: { period: { range: '365d' }, touchpoints: ['nps-1'] }, words: 'common 1' },
  ] satisfies Asked[]) {
    const newest = await look(workspace, asked, { page: 4 });
    const oldest = await look(workspace, asked, { order: 'oldest', page: 4 });
    expect(new Set(newest).size).toBe(newest.length);
    expect(oldest.toReversed()).toEqual(newest);
    const { sources, touchpoints } = { sources: null, touchpoints: null, ...asked.segment };
    expect(newest).toHaveLength(sources ? 15 : touchpoints ? 15 : 45);
  }
});

test('a tag narrows, and so do words beside it', async () => {
  const workspace = await createTestWorkspace();
  await addRatings(workspace, [
    { score: 1, comment: 'late parcel' },
    { score: 2, comment: 'late answer', at: ago(2) },
    { score: 3, comment: 'fine', at: ago(3) },
  ]);
  const tag = await asOperator(workspace, async ({ db, workspaceId }) => {
    const { id } = await db.tag.create({ data: { workspaceId, name: 'Logistics' } });
    const ratings = await db.rating.findMany({ where: { comment: { not: 'late answer' } } });
    await db.ratingTag.createMany({
      data: ratings.map((rating) => ({ workspaceId, tagId: id, ratingId: rating.id, changeId: id })),
    });
    return id;
  });
  expect(await look(workspace, { tags: [tag] })).toEqual(['late parcel', 'fine']);
  expect(await look(workspace, { tags: [tag], words: 'late' })).toEqual(['late parcel']);
  expect(await look(workspace, { tags: [crypto.randomUUID()] })).toEqual([]);
  await addRatings(workspace, [{ score: 4 }, { score: 5, comment: '' }]);
  expect(await look(workspace, { commented: true })).toEqual(['late parcel', 'late answer', 'fine']);
});
