import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownerPool } from '@/server/db';
import { startJobs, stopJobs } from '@/server/jobs';
import { asOperator } from '@/server/tenancy';
import { addRatings } from '@/test/answers';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { getTheme, listThemes } from './data';
import { findThemes, readComments } from './jobs';
import { themeInput, themesInput } from './schema';

beforeAll(async () => {
  await startJobs({ work: false });
});
afterAll(stopJobs);

const KEPT = 'touchpoint_id, answered_at, survey_id, persona_id, score, source, locale, device, flag';

/** Comments that do not say beside their phrases what their rating says, or are there without one or not at all. */
const differences = async ({ id }: TestWorkspace) =>
  (
    await ownerPool().query(
      `SELECT * FROM (SELECT rating_id AS id, ${KEPT} FROM comment_reading WHERE workspace_id = $1) c
       FULL JOIN (SELECT id, ${KEPT} FROM rating WHERE workspace_id = $1 AND comment <> '') r USING (id)
       WHERE (${KEPT.replace(/\w+/g, 'c.$&')}) IS DISTINCT FROM (${KEPT.replace(/\w+/g, 'r.$&')})`,
      [id],
    )
  ).rows;

const COMMENTS = [
  null,
  '',
  'A late delivery.',
  'Again a late delivery!',
  'Friendly staff.',
  'Staff, friendly',
];
const WRITES = fc.record({
  /** Several at once: they are one statement. */
  of: fc.array(fc.nat(11), { minLength: 1, maxLength: 4 }),
  write: fc.oneof(
    fc.constant('erase' as const),
    fc.constantFrom(...COMMENTS).map((comment) => ({ comment })),
    fc.integer({ min: 1, max: 5 }).map((score) => ({ score })),
    fc.constantFrom(null, 'manual').map((flag) => ({ flag })),
    fc.constantFrom('widget', 'email').map((source) => ({ source })),
    fc.constantFrom(null, 'en', 'de').map((locale) => ({ locale })),
    fc.constantFrom(null, 'phone').map((device) => ({ device })),
    fc.boolean().map((named) => ({ named })),
    fc.constantFrom(1, 40).map((days) => ({ answeredAt: new Date(Date.now() - days * 86_400_000) })),
  ),
});

test('comments say what their ratings say after any writes, and themes are a recount of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(WRITES, { maxLength: 12 }), async (writes) => {
      const workspace = await createTestWorkspace();
      const attributes = { plan: 'any' };
      const made = COMMENTS.flatMap((comment) => [1, 5].map((score) => ({ score, comment: comment ?? '' })));
      await addRatings(
        workspace,
        [...made, ...made].map((rating) => ({ ...rating, attributes, locale: 'en' })),
      );
      const ids = await asOperator(workspace, async ({ db }) =>
        (await db.rating.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id),
      );
      await readComments({ workspaceId: workspace.id });
      for (const { of, write } of writes) {
        const where = { id: { in: of.flatMap((place) => ids[place] ?? []) } };
        await asOperator(workspace, ({ db }) => {
          if (write === 'erase') return db.rating.deleteMany({ where });
          const data = 'named' in write ? { personaId: write.named ? workspace.personaId : null } : write;
          return db.rating.updateMany({ where, data });
        });
      }
      expect(await differences(workspace)).toEqual([]);
      await readComments({ workspaceId: workspace.id });
      await findThemes({ workspaceId: workspace.id });
      expect(await differences(workspace)).toEqual([]);
      const look = (segment: object) =>
        asOperator(workspace, async (scope) => {
          const list = await listThemes(scope, themesInput.parse({ segment }));
          const id = list.themes[0]?.id;
          return { list, theme: id && (await getTheme(scope, themeInput.parse({ id, segment }))) };
        });
      // Every rating has the attribute, and only by the rating itself can that be told.
      for (const segment of [
        {},
        { sources: ['email'] },
        { languages: ['en'], devices: ['phone'] },
        { personas: ['regular'] },
      ])
        expect(await look(segment)).toEqual(
          await look({ ...segment, attributes: [{ name: 'plan', value: 'any' }] }),
        );
      const { rows } = await ownerPool().query<{ n: number }>(
        `SELECT count(*)::int AS n FROM rating WHERE workspace_id = $1 AND comment <> '' AND flag IS NULL
         AND answered_at > now() - interval '20 days'`,
        [workspace.id],
      );
      expect((await look({})).list.comments).toBe(rows[0]?.n);
    }),
    { numRuns: 8 },
  );
});
