import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { asOperator } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { callerOf, createMember } from '@/test/caller';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { getAnswer, listAnswers, listOthers } from './data';
import { answerInput, answersInput } from './schema';

const list = (workspace: TestWorkspace, query: object = {}) =>
  asOperator(workspace, (scope) => listAnswers(scope, answersInput.parse(query)));
const get = (workspace: TestWorkspace, id: string, segment: object = {}) =>
  asOperator(workspace, (scope) => getAnswer(scope, answerInput.parse({ id, segment })));
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

test('a score stands beside what was said only where five answered in the period in view', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [csat, nps] = workspace.touchpoints;
  await addRatings(
    workspace,
    [1, 2, 3, 4].map((score) => ({ score })),
    csat,
  );
  await addRatings(
    workspace,
    [5, 5].map((score) => ({ score, at: daysAgo(60) })),
    csat,
  );
  await addRatings(
    workspace,
    [6, 7, 8, 9, 10].map((score) => ({ score })),
    nps,
  );
  const scores = async (query: object) =>
    (await list(workspace, query)).items.map(({ score }) => score).sort();
  expect(await scores({ segment: { touchpoints: ['csat-0'] } })).toEqual([null, null, null, null]);
  expect(await scores({ segment: { touchpoints: ['csat-0'], period: { range: '90d' } } })).toEqual([
    1, 2, 3, 4, 5, 5,
  ]);
  expect(await scores({ segment: { touchpoints: ['nps-1'] } })).toEqual([10, 6, 7, 8, 9]);
  const { items } = await list(workspace, { segment: { touchpoints: ['csat-0'], period: { range: '90d' } } });
  const [newest, oldest] = [items[0]?.id ?? '', items.at(-1)?.id ?? ''];
  expect((await get(workspace, newest)).score).toBeNull();
  expect((await get(workspace, oldest)).score).toBeNull();
  expect((await get(workspace, oldest, { period: { range: '90d' } })).score).toBe(5);
});

test('one rating tells all that is known, and who the customer is only to those who may know', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps']);
  const [csat, nps] = workspace.touchpoints;
  const id = randomUUID();
  const customer = 'ann@example.test';
  await addRatings(
    workspace,
    [
      {
        id,
        score: 2,
        comment: 'x'.repeat(10_000),
        answers: { why: 'slow' },
        customer,
        locale: 'de-AT',
        url: 'https://shop.example/checkout?step=2',
        attributes: { plan: 'pro' },
        device: 'phone',
        flag: 'client',
        personaId: workspace.personaId,
      },
      { score: 3, customer: 'bob@example.test' },
    ],
    csat,
  );
  await addRatings(workspace, [{ score: 9, customer, at: daysAgo(90), comment: 'Earlier' }], nps);
  expect(await get(workspace, id)).toMatchObject({
    comment: 'x'.repeat(10_000),
    answers: [{ said: ['slow'] }],
    asked: { question: 'How was it?', locale: 'en' },
    attributes: { plan: 'pro' },
    flag: 'client',
    device: 'phone',
    persona: { slug: 'regular' },
    named: true,
    customer,
    archived: false,
  });
  const others = await asOperator(workspace, (scope) => listOthers(scope, answerInput.parse({ id })));
  expect(others).toMatchObject({
    items: [{ comment: 'Earlier', touchpoint: { slug: 'nps-1' } }],
    more: false,
  });
  const [shown] = (await list(workspace, { segment: { sources: ['widget'], devices: ['phone'] } })).items;
  expect(shown?.comment.length).toBeLessThan(300);

  const viewer = callerOf(await createMember(workspace, 'viewer'));
  const seen = await viewer.answer.get({ workspace: workspace.slug, id });
  expect(seen).toMatchObject({ named: true, customer: null });
  expect(JSON.stringify(await viewer.answer.others({ workspace: workspace.slug, id }))).not.toContain(
    customer,
  );
});

test('one that was erased is told to be gone', async () => {
  const workspace = await createTestWorkspace();
  await expect(get(workspace, randomUUID())).rejects.toMatchObject({ code: 'not_found' });
});
