import { describe, expect, test } from 'vitest';
import { SURVEY_TYPES } from '@/contract/survey';
import { surveySettings } from '@/features/asking/schema';
import { getMap } from '@/features/map/data';
import { readDocument } from '@/features/snapshot/data';
import { writeDocument } from '@/features/snapshot/mutations';
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

describe('settings', () => {
  const own = defaultTexts('csat', 'Checkout');
  const more = {
    why: { question: 'What went wrong?', choices: { price: 'Price', speed: 'Speed' } },
    wish: { question: 'What do you wish for?' },
  };
  const followUps = [
    { id: 'why', kind: 'multiple' as const, to: 3, choices: ['price', 'speed'] },
    { id: 'wish', kind: 'text' as const },
  ];

  const saidInAll = {
    why: { kind: 'multiple', question: 'What went wrong?', choices: { price: 'Price', speed: 'Speed' } },
    wish: { kind: 'text', question: 'What do you wish for?' },
  };

  test('are kept with their texts; what is left out of a save stays', async () => {
    const workspace = await createTestWorkspace(['csat']);
    const settings = { followUps, sample: 0.5, tab: '*' };
    const saved = await save(workspace, { texts: { ...own, tab: 'Tell us', more }, settings });
    expect(saved).toMatchObject({ settings, texts: { en: { tab: 'Tell us', more } } });
    expect(await save(workspace, { texts: { ...own, question: 'Well?' } })).toMatchObject({
      settings,
      texts: { en: { question: 'Well?', tab: 'Tell us', more } },
    });
  });

  test('need words in the language of the workspace, and scores of the scale', async () => {
    const workspace = await createTestWorkspace(['csat']);
    const without = { why: { question: '', choices: { price: 'Price' } } };
    const settings = { followUps: [{ ...followUps[0], to: 9 }], link: { url: 'https://example.test' } };
    await expect(
      save(workspace, {
        texts: { ...own, more: without },
        settings: settings as SaveSurvey['settings'] & object,
      }),
    ).rejects.toMatchObject({
      code: 'invalid',
      issues: [
        { path: 'settings.followUps.0.to' },
        { path: 'texts.more.why.question' },
        { path: 'texts.more.why.choices.speed' },
        { path: 'texts.link' },
      ],
    });
  });

  test('a question that is taken away stays readable, and its id is its own', async () => {
    const workspace = await createTestWorkspace(['csat']);
    await save(workspace, { texts: { ...own, more }, settings: { followUps } });
    const [why] = followUps;
    const fewer = [{ ...why, id: 'why', kind: 'multiple' as const, choices: ['speed', 'size'] }];
    const saved = await save(workspace, {
      texts: { ...own, more: { why: { question: 'Why?', choices: { speed: 'Pace', size: 'Size' } } } },
      settings: { followUps: fewer },
    });
    expect(saved.asked).toEqual({
      why: { kind: 'multiple', question: 'Why?', choices: { price: 'Price', speed: 'Pace', size: 'Size' } },
      wish: { kind: 'text', question: 'What do you wish for?' },
    });
    await expect(
      save(workspace, {
        texts: { ...own, more: { wish: { question: 'Who?', choices: { a: 'A', b: 'B' } } } },
        settings: { followUps: [{ id: 'wish', kind: 'single', choices: ['a', 'b'] }] },
      }),
    ).rejects.toMatchObject({ issues: [{ path: 'settings.followUps.0.id' }] });
  });

  test('answers outlive questions that came with a document, and an older version takes none away', async () => {
    const workspace = await createTestWorkspace(['csat']);
    await save(workspace, { texts: { ...own, more }, settings: { followUps } });
    const document = await asOperator(workspace, (scope) => readDocument(scope, workspace.mapId));
    const { mapId } = await asOperator(workspace, (scope) => writeDocument(scope, document, { kind: 'new' }));
    const copy = await asOperator(workspace, async (scope) => {
      const where = { touchpoint: { stage: { mapId } } };
      const { touchpointId } = await scope.db.survey.findFirstOrThrow({ where });
      const view = () => getSurvey(scope, touchpointId);
      expect((await view())?.asked).toEqual(saidInAll);
      // As the documents of earlier releases left them.
      await scope.db.survey.updateMany({ where: { touchpointId }, data: { asked: {} } });
      const [locale, status, type] = ['en', 'published', 'csat'] as const;
      const base = { touchpointId, locale, status, type };
      const wish = { wish: { question: 'Who?', choices: { a: 'A', b: 'B' } } };
      await expect(
        saveSurvey(scope, {
          ...base,
          texts: { ...own, more: wish },
          settings: { followUps: [{ id: 'wish', kind: 'single', choices: ['a', 'b'] }] },
        }),
      ).rejects.toMatchObject({ issues: [{ path: 'settings.followUps.0.id' }] });
      await saveSurvey(scope, { ...base, texts: own, settings: { followUps: [] } });
      return (await view())?.asked;
    });
    expect(copy).toEqual(saidInAll);

    const empty = { ...document, surveys: document.surveys.map((one) => ({ ...one, settings: {} })) };
    const restored = await asOperator(workspace, async (scope) => {
      await scope.db.survey.updateMany({ where: { touchpointId: idOf(workspace) }, data: { asked: {} } });
      await writeDocument(scope, empty, { kind: 'replace', mapId: workspace.mapId });
      return getSurvey(scope, idOf(workspace));
    });
    expect(restored).toMatchObject({ settings: {}, asked: saidInAll });
  });

  test('two editors of different settings keep both; of the same one, the second sees both', async () => {
    const workspace = await createTestWorkspace(['csat']);
    const seen = await read(workspace);
    if (!seen?.texts.en) throw new Error('No texts');
    const base = { surveyId: seen.id, texts: seen.texts.en, settings: seen.settings };
    const texts = seen.texts.en;
    await save(workspace, { base, texts, settings: { recontact: 30 } });
    const both = await save(workspace, { base, texts: { ...texts, more }, settings: { followUps } });
    expect(both.settings).toEqual({ recontact: 30, followUps });
    await expect(save(workspace, { base, texts, settings: { recontact: 60 } })).rejects.toMatchObject({
      code: 'conflict',
      data: { field: 'recontact', theirs: '30', yours: '60' },
    });
  });

  test('languages come, change and go together', async () => {
    const workspace = await createTestWorkspace(['csat']);
    const german = { ...own, question: 'Wie war es?' };
    const arabic = { ...own, question: 'كيف كان؟' };
    const two = await save(workspace, { texts: own, languages: { de: german, ar: arabic } });
    expect(Object.keys(two.texts)).toEqual(['ar', 'de', 'en']);
    const one = await save(workspace, { texts: own, languages: { de: { ...german, thanks: 'Danke' } } });
    expect(one.texts).toMatchObject({ de: { thanks: 'Danke' } });
    expect(Object.keys(one.texts)).toEqual(['de', 'en']);
  });

  test('what nobody could follow is refused with a sentence', () => {
    const said = (settings: unknown) =>
      surveySettings.safeParse(settings).error?.issues.map(({ message }) => message) ?? [];
    expect(said({ triggers: [{ on: 'click' }] })).toHaveLength(1);
    expect(said({ tab: 'https://example.test/' })).toEqual([
      'Leave out https://: begin with the host or with a slash.',
    ]);
    expect(said({ link: { url: 'http://example.test' } })).toEqual(['A link begins with https://.']);
    expect(said({ sample: 0 })).toEqual(['At least one in a thousand.']);
    // What is wrong with a part does not hide what is wrong with the whole, whatever its form.
    expect(said({ followUps: [{ id: 'A', kind: 'single', from: 3, to: 1 }] })).toHaveLength(3);
    expect(said({ audience: { attributes: [{ name: '', op: 'is' }] } })).toHaveLength(2);
    for (const odd of [null, 5, 'x', [[null]], [{ choices: 5, from: {}, id: [] }]])
      expect(said({ followUps: odd, audience: { attributes: odd } })).not.toEqual([]);
    const four = ['a', 'b', 'c', 'd'].map((id) => ({ id, kind: 'text' }));
    expect(said({ followUps: four })[0]).toMatch(/^At the score 0 more than 3 questions/);
    expect(said({ followUps: [{ ...four[0], to: 1 }, ...four.slice(1)] })[0]).toMatch(/score 0/);
    expect(said({ followUps: [{ ...four[0], to: 1 }, { ...four[1], from: 2 }, ...four.slice(2)] })).toEqual(
      [],
    );
  });
});
