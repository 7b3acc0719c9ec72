import { expect, test } from 'vitest';
import { SURVEY_TYPES } from '@/contract/survey';
import { getMap } from '@/features/map/data';
import { asOperator } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { getSurvey } from './data';
import { saveSurvey, setSurveyStatus } from './mutations';
import { defaultTexts } from './prepare';
import { type SaveSurvey, saveSurveyInput } from './schema';

const idOf = (workspace: TestWorkspace) => workspace.touchpoints[0]?.id ?? '';
const read = (workspace: TestWorkspace) =>
  asOperator(workspace, (scope) => getSurvey(scope, idOf(workspace)));
const save = (workspace: TestWorkspace, input: Partial<SaveSurvey> = {}) =>
  asOperator(workspace, (scope) =>
    saveSurvey(scope, {
      touchpointId: idOf(workspace),
      type: 'csat',
      status: 'published',
      locale: 'en',
      texts: defaultTexts('csat', 'Checkout'),
      ...input,
    }),
  );

test('another type is another survey: the old answers stay apart', async () => {
  const workspace = await createTestWorkspace(['csat']);
  // As many as it takes for the scores of a touchpoint to be told.
  const five = <Rating>(rating: Rating) => Array.from({ length: 5 }, () => rating);
  await addRatings(workspace, five({ score: 5 }));
  expect((await read(workspace))?.n).toBe(5);
  const nps = await save(workspace, { type: 'nps', texts: defaultTexts('nps', 'Checkout') });
  expect(nps).toMatchObject({ type: 'nps', n: 0 });
  await addRatings(workspace, five({ score: 10, surveyId: nps.id }));
  const map = await asOperator(workspace, (scope) => getMap(scope, { map: workspace.mapId, range: '28d' }));
  const touchpoint = map.stages[0]?.touchpoints[0];
  expect(touchpoint?.survey).toEqual({ id: nps.id, type: 'nps', status: 'published' });
  expect(touchpoint?.current.parts.map(({ type, counts }) => [type, counts.indexOf(5)])).toEqual([
    ['csat', 5],
    ['nps', 10],
  ]);
});

test('two people who change the type at once leave one survey', async () => {
  const workspace = await createTestWorkspace(['csat']);
  await Promise.all([
    save(workspace, { type: 'nps', texts: defaultTexts('nps', 'A') }),
    save(workspace, { type: 'ces', texts: defaultTexts('ces', 'B') }),
  ]);
  const live = await asOperator(workspace, ({ db }) => db.survey.count({ where: { archivedAt: null } }));
  expect(live).toBe(1);
});

test('texts are kept per language, and a new survey begins with that of the workspace', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const german = { ...defaultTexts('csat', 'Kasse'), question: 'Wie zufrieden sind Sie mit der Kasse?' };
  const saved = await save(workspace, { locale: 'de', texts: german });
  expect(Object.keys(saved.texts)).toEqual(['de', 'en']);
  expect(saved.texts.en?.question).toBe('How was it?');
  await expect(save(workspace, { type: 'ces', locale: 'de', texts: german })).rejects.toMatchObject({
    code: 'invalid',
  });
  const input = { touchpointId: idOf(workspace), type: 'csat', status: 'paused', texts: german };
  expect(saveSurveyInput.parse({ ...input, locale: 'pt-br' }).locale).toBe('pt-BR');
  expect(saveSurveyInput.safeParse({ ...input, locale: 'no language' }).success).toBe(false);
});

test('a survey is paused and published without losing its texts', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const set = (status: 'paused' | 'published') =>
    asOperator(workspace, (scope) => setSurveyStatus(scope, { touchpointId: idOf(workspace), status }));
  expect(await set('paused')).toMatchObject({ status: 'paused', texts: { en: { question: 'How was it?' } } });
  expect((await set('published')).status).toBe('published');
});

test('two editors of different texts keep both; of the same text, the second sees both', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const seen = await read(workspace);
  const texts = seen?.texts.en;
  if (!seen || !texts) throw new Error('No texts');
  const base = { surveyId: seen.id, texts };
  await save(workspace, { base, texts: { ...texts, question: 'How did it go?' } });
  const merged = await save(workspace, { base, texts: { ...texts, thanks: 'Thanks a lot.' } });
  expect(merged.texts.en).toMatchObject({ question: 'How did it go?', thanks: 'Thanks a lot.' });
  await expect(save(workspace, { base, texts: { ...texts, question: 'Mine?' } })).rejects.toMatchObject({
    code: 'conflict',
    data: { field: 'question', theirs: 'How did it go?', yours: 'Mine?' },
  });
  // Who saw no survey must not overwrite one that was made meanwhile.
  await expect(save(workspace, { base: null, texts })).rejects.toMatchObject({
    data: { field: 'question', theirs: 'How did it go?', yours: texts.question },
  });
  await save(workspace, { type: 'nps', texts: defaultTexts('nps', 'X') });
  await expect(save(workspace, { base, texts })).rejects.toMatchObject({
    data: { field: 'type', theirs: 'nps' },
  });
});

test('a touchpoint that asks nothing has no survey to publish', async () => {
  const workspace = await createTestWorkspace(['csat']);
  await asOperator(workspace, ({ db }) => db.survey.updateMany({ data: { archivedAt: new Date() } }));
  expect(await read(workspace)).toBeNull();
  await expect(
    asOperator(workspace, (scope) =>
      setSurveyStatus(scope, { touchpointId: idOf(workspace), status: 'published' }),
    ),
  ).rejects.toMatchObject({ code: 'not_found' });
});

test('the texts a survey begins with fit the limits and name both ends', () => {
  for (const type of SURVEY_TYPES) {
    const texts = defaultTexts(type, 'Delivery slot SMS');
    const input = { touchpointId: crypto.randomUUID(), type, status: 'published', locale: 'en', texts };
    expect(saveSurveyInput.parse(input).texts).toEqual(texts);
    expect(Object.values(texts).every((text) => text.length > 0)).toBe(true);
  }
});
