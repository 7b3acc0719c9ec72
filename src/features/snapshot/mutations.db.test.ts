import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MapDocument, mapDocument } from '@/features/document/schema';
import { applyTemplate } from '@/features/template/mutations';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { createTarget } from '@/test/target';
import { readDocument } from './data';
import { writeDocument } from './mutations';
import { readable } from './prepare';

const read = (workspace: TestWorkspace, map: string) =>
  asOperator(workspace, (scope) => readDocument(scope, map));
const draw = (workspace: TestWorkspace, document: MapDocument) =>
  asOperator(workspace, (scope) => writeDocument(scope, document, { kind: 'new' }));
/** What a document says, whatever its rows are called inside. */
const saying = (document: MapDocument) => ({
  map: document.map,
  stages: readable(document).map(({ key: _, touchpoints, ...stage }) => ({
    ...stage,
    touchpoints: touchpoints.map(({ key: _, ...touchpoint }) => touchpoint),
  })),
  personas: document.personas.map(({ name, goals }) => ({ name, goals })),
});

test('a map of a template comes back as it was, here and in another workspace, through its file', async () => {
  const [home, abroad] = [await createTestWorkspace([]), await createTestWorkspace([])];
  const { mapId } = await asOperator(home, (scope) =>
    applyTemplate(scope, { template: 'online-retail', publish: true }),
  );
  const document = await read(home, mapId);
  expect(document.touchpoints.length).toBeGreaterThan(5);
  expect(document.surveyTexts.length).toBeGreaterThan(5);
  const file = mapDocument.parse(JSON.parse(JSON.stringify(document)));
  for (const workspace of [home, abroad]) {
    const copy = await read(workspace, (await draw(workspace, file)).mapId);
    expect(saying(copy)).toEqual(saying(document));
    const ids = new Set(document.touchpoints.flatMap(({ id, slug }) => [id, slug]));
    if (workspace === home)
      for (const { id, slug } of copy.touchpoints)
        expect([ids.has(id), ids.has(slug)]).toEqual([false, false]);
  }
});

const id = fc.uuid();
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constant('<script>alert(1)</script>'),
  )
  .map((text) => `x${text}`);

const documents: fc.Arbitrary<unknown> = fc
  .record({
    name: words,
    departments: fc.uniqueArray(fc.record({ id, name: words }), {
      maxLength: 3,
      selector: ({ name }) => name.replace(/\s+/g, ' ').trim().toLowerCase(),
    }),
    stages: fc.uniqueArray(
      fc.record({ id, name: words, goal: words, phase: fc.constantFrom('before', 'purchase', 'after') }),
      { maxLength: 4, selector: (stage) => stage.id },
    ),
    touchpoints: fc.uniqueArray(
      fc.record({
        id,
        at: fc.nat(),
        name: words,
        doing: words,
        mood: fc.option(fc.integer({ min: 1, max: 5 })),
        desired: fc.option(fc.double({ min: 1, max: 5, noNaN: true })),
        department: fc.nat(),
        note: words,
        type: fc.constantFrom('csat', 'nps', 'ces', 'smiley', 'thumbs'),
        question: words,
      }),
      { maxLength: 8, selector: (touchpoint) => touchpoint.id },
    ),
  })
  .map(({ name, departments, stages, touchpoints }) => {
    const placed = stages.length === 0 ? [] : touchpoints;
    return {
      format: 'touchline-map',
      version: 1,
      map: { name },
      departments,
      stages,
      touchpoints: placed.map(({ at, department, note: _, type: __, question: ___, ...touchpoint }) => ({
        ...touchpoint,
        stageId: stages[at % stages.length]?.id,
        departmentId: departments[department % (departments.length + 1)]?.id ?? null,
      })),
      insights: placed.map((touchpoint) => ({
        id: crypto.randomUUID(),
        touchpointId: touchpoint.id,
        kind: 'pain',
        text: touchpoint.note,
        observedAt: '2026-03-01T08:00:00.000Z',
      })),
      surveys: placed.map(({ id, type }) => ({ id, touchpointId: id, type })),
      surveyTexts: placed.map(({ id, question }) => ({ surveyId: id, locale: 'en', question })),
    };
  });

test('whatever a map says, it says again after it was written out and brought in', async () => {
  const workspace = await createTestWorkspace([]);
  await fc.assert(
    fc.asyncProperty(documents, async (made) => {
      const document = mapDocument.parse(JSON.parse(JSON.stringify(made)));
      const written = await read(workspace, (await draw(workspace, document)).mapId);
      expect(saying({ ...written, personas: [] })).toEqual(saying(document));
      const again = await read(workspace, (await draw(workspace, written)).mapId);
      expect(saying(again)).toEqual(saying(written));
    }),
    { numRuns: 25 },
  );
});

test('a map is made what it was: what was changed, moved, deleted and added since', async () => {
  const workspace = await createTestWorkspace(['csat', 'nps', 'ces']);
  const [first, second, third] = workspace.touchpoints;
  const before = await read(workspace, workspace.mapId);
  await asOperator(workspace, async ({ db, workspaceId }) => {
    const mapId = workspace.mapId;
    await db.journeyMap.updateMany({ data: { name: 'Renamed' } });
    await db.stage.create({ data: { workspaceId, mapId, name: 'New', phase: 'after', rank: 'z' } });
    await db.touchpoint.updateMany({ where: { id: first?.id ?? '' }, data: { name: 'Changed', rank: 'b9' } });
    await db.touchpoint.updateMany({ where: { id: second?.id ?? '' }, data: { deletedAt: new Date() } });
    await db.survey.updateMany({
      where: { touchpointId: third?.id ?? '' },
      data: { archivedAt: new Date() },
    });
    const made = { workspaceId, stageId: workspace.stageId, slug: 'new', name: 'New', rank: 'c0' };
    await db.touchpoint.create({ data: made });
    await db.insight.create({
      data: { workspaceId, touchpointId: first?.id ?? '', kind: 'pain', text: 'New' },
    });
  });
  await asOperator(workspace, (scope) =>
    writeDocument(scope, before, { kind: 'replace', mapId: workspace.mapId }),
  );
  expect(await read(workspace, workspace.mapId)).toEqual(before);
});

test('everything else a map says comes back too: opportunities, evidence, personas, loops, ancestry', async () => {
  const target = await createTarget();
  await asOperator(target, async ({ db, workspaceId }) => {
    await db.touchpoint.updateMany({
      where: { id: target.touchpointId },
      data: { leadsToId: target.otherTouchpointId },
    });
    const own = { workspaceId, kind: 'rating', ratingId: target.ratingId, observedAt: new Date() };
    await db.evidence.create({ data: { ...own, insightId: target.insightId } });
    const cell = { laneId: target.laneId, touchpointId: target.touchpointId };
    await db.laneValue.create({
      data: { workspaceId, ...cell, text: 'Told', statedAt: new Date('2026-01-31') },
    });
    await db.evidence.create({ data: { ...own, ...cell } });
  });
  const before = await read(target, target.mapId);
  expect(before.opportunities.length * before.evidence.length * before.mapPersonas.length).toBeGreaterThan(0);
  const copy = await read(target, (await draw(target, before)).mapId);
  expect(saying(copy)).toEqual(saying(before));
  expect(copy.evidence.map(({ ratingId }) => ratingId)).toEqual(
    before.evidence.map(({ ratingId }) => ratingId),
  );

  const [lane, copied] = [before, copy].map(({ lanes, laneValues, evidence }) => ({
    spoken: evidence.flatMap(({ laneId }) => lanes.find(({ id }) => id === laneId)?.name ?? []),
    since: laneValues.map(({ statedAt }) => statedAt?.slice(0, 10)),
  }));
  expect(lane).toEqual({ spoken: ['Lane'], since: ['2026-01-31'] });
  expect(copied).toEqual(lane);

  const desired = await read(target, target.desiredMapId);
  expect(desired.origins.length).toBeGreaterThan(1);
  await asOperator(target, async (scope) => {
    await scope.db.opportunity.updateMany({ data: { deletedAt: new Date() } });
    await scope.db.insight.updateMany({ data: { deletedAt: new Date() } });
    await scope.db.evidence.deleteMany();
    await scope.db.touchpointOrigin.deleteMany();
    await scope.db.lane.updateMany({ data: { deletedAt: new Date() } });
    await scope.db.laneValue.updateMany({ data: { text: 'Worded since' } });
    await writeDocument(scope, before, { kind: 'replace', mapId: target.mapId });
    await writeDocument(scope, desired, { kind: 'replace', mapId: target.desiredMapId });
  });
  expect(await read(target, target.mapId)).toEqual(before);
  expect(await read(target, target.desiredMapId)).toEqual(desired);
});

test('a desired map that is brought in again is compared with the map it was derived from; elsewhere it stands alone', async () => {
  const target = await createTarget();
  const desired = mapDocument.parse(JSON.parse(JSON.stringify(await read(target, target.desiredMapId))));
  const again = await read(target, (await draw(target, desired)).mapId);
  expect(again.map).toMatchObject({ kind: 'desired', derivedFrom: target.mapId });
  // They are listed by touchpoints, whose ids are new.
  const originsOf = ({ origins }: typeof again) => origins.map(({ originId }) => originId).toSorted();
  expect(originsOf(again)).toEqual(originsOf(desired));
  const abroad = await createTestWorkspace([]);
  const alone = await read(abroad, (await draw(abroad, desired)).mapId);
  expect(alone.map).toMatchObject({ kind: 'desired', derivedFrom: null });
});

test('evidence whose rating or file is not there is what it says; where it says nothing, the note is an assumption', async () => {
  const target = await createTarget();
  await asOperator(target, async ({ db, workspaceId }) => {
    await db.evidence.deleteMany();
    const own = { workspaceId, insightId: target.insightId, observedAt: new Date() };
    await db.evidence.createMany({
      data: [
        { ...own, kind: 'rating', ratingId: target.ratingId },
        { ...own, kind: 'file', text: 'Told at the counter', attachmentId: target.attachmentId },
        { ...own, kind: 'file', attachmentId: target.attachmentId },
      ],
    });
  });
  const document = await read(target, target.mapId);
  const abroad = await createTestWorkspace([]);
  const elsewhere = await read(abroad, (await draw(abroad, document)).mapId);
  expect(elsewhere.evidence.map(({ kind, text }) => [kind, text])).toEqual([
    ['quotation', 'Told at the counter'],
  ]);

  await asOperator(target, ({ db }) => db.rating.deleteMany({ where: { id: target.ratingId } }));
  await asOperator(target, (scope) =>
    writeDocument(scope, document, { kind: 'replace', mapId: target.mapId }),
  );
  const restored = await read(target, target.mapId);
  expect(restored.evidence.map(({ kind }) => kind).toSorted()).toEqual(['file', 'file']);
});

test('a question asked since the version goes on being asked', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const touchpointId = workspace.touchpoints[0]?.id ?? '';
  const before = await read(workspace, workspace.mapId);
  await asOperator(workspace, async (scope) => {
    const unasked = { ...before, surveys: [], surveyTexts: [] };
    await writeDocument(scope, unasked, { kind: 'replace', mapId: workspace.mapId });
    expect(await scope.db.survey.count({ where: { touchpointId, archivedAt: null } })).toBe(1);
  });
  expect((await read(workspace, workspace.mapId)).surveyTexts).toEqual(before.surveyTexts);
});

test('a version that says nothing of how surveys ask leaves that as it is; drawn anew they ask plainly', async () => {
  const workspace = await createTestWorkspace(['csat']);
  const settings = { recontact: 30, tab: '*' };
  await asOperator(workspace, async ({ db }) => {
    await db.survey.updateMany({ data: { settings } });
    await db.surveyText.updateMany({ data: { extra: { tab: 'Feedback' } } });
  });
  const { surveys, surveyTexts, ...rest } = await read(workspace, workspace.mapId);
  const older = mapDocument.parse({
    ...rest,
    surveys: surveys.map(({ settings: _, ...survey }) => survey),
    surveyTexts: surveyTexts.map(({ extra: _, ...texts }) => ({ ...texts, thanks: 'As it was' })),
  });
  await asOperator(workspace, (scope) =>
    writeDocument(scope, older, { kind: 'replace', mapId: workspace.mapId }),
  );
  const restored = await read(workspace, workspace.mapId);
  expect(restored.surveys).toMatchObject([{ settings }]);
  expect(restored.surveyTexts).toMatchObject([{ thanks: 'As it was', extra: { tab: 'Feedback' } }]);
  const { mapId } = await draw(workspace, older);
  expect((await read(workspace, mapId)).surveys).toMatchObject([{ settings: {} }]);
});

test('a survey from elsewhere speaks the language of the workspace too', async () => {
  const [home, abroad] = [
    await createTestWorkspace(['csat']),
    { ...(await createTestWorkspace([])), locale: 'de' },
  ];
  await asOperator(abroad, ({ db }) => db.workspace.updateMany({ data: { locale: 'de' } }));
  const { mapId } = await draw(abroad, await read(home, home.mapId));
  const { surveyTexts } = await read(abroad, mapId);
  expect(surveyTexts.map(({ locale }) => locale).toSorted()).toEqual(['de', 'en']);
});

test.each([
  [{ format: 'something' }, 'format', 'This is not a map of Touchline.'],
  [{ version: 9 }, 'version', 'This map was written by a newer Touchline. Update this one first.'],
  [
    { touchpoints: [{ id: crypto.randomUUID(), stageId: crypto.randomUUID(), name: 'Lost' }] },
    'touchpoints.0.stageId',
    'There is no such row in stages.',
  ],
  [{ stages: [{ id: 'one', name: 'Stage', phase: 'before' }] }, 'stages.0.id', 'An id is a UUID.'],
])('a file that is no map says where: %j', (patch, path, message) => {
  const parsed = mapDocument.safeParse({
    format: 'touchline-map',
    version: 1,
    map: { name: 'Map' },
    ...patch,
  });
  expect(parsed.error?.issues.map((issue) => [issue.path.join('.'), issue.message])).toEqual([
    [path, message],
  ]);
});
