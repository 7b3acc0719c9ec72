import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { addMember } from '@/features/member/mutations';
import { applyTemplate } from '@/features/template/mutations';
import { getTemplate } from '@/features/template/prepare';
import { ownerPool, prisma } from '@/server/db';
import { inWorkspace, withSecretKey, workspacesOf } from '@/server/tenancy';
import { createWorkspace, renameWorkspace } from './mutations';
import type { CreateWorkspace } from './schema';

async function createOwner(): Promise<string> {
  const data = { email: `${randomUUID()}@example.test`, name: 'Owner' };
  return (await prisma().user.create({ data })).id;
}

async function create(options: Partial<CreateWorkspace> = {}) {
  const ownerUserId = options.ownerUserId ?? (await createOwner());
  const given = { name: 'Corner Café', timeZone: 'Asia/Kolkata', locale: 'en', ...options, ownerUserId };
  return { ownerUserId, ...(await createWorkspace(given)) };
}

test('a workspace from a template is whole: owner, keys, map, published questions, assumptions', async () => {
  const made = await create({ template: 'online-retail' });
  expect(made.slug).toBe('corner-cafe');
  expect(made.publicKey).toMatch(/^pk_[0-9a-f]{24}$/);
  expect(made.secretKey).toMatch(/^sk_[0-9a-f]{48}$/);
  expect(await workspacesOf(made.ownerUserId)).toMatchObject([{ slug: made.slug, role: 'owner' }]);

  const template = getTemplate('online-retail');
  const drawn = template.stages.flatMap(({ touchpoints }) => touchpoints);
  expect(made.maps).toMatchObject([
    {
      name: template.mapName,
      touchpoints: drawn.map(({ slug, name, survey }) => ({ slug, name, type: survey?.type })),
    },
  ]);
  await withSecretKey(made.secretKey, 'map:view', async ({ db, timeZone }) => {
    expect(timeZone).toBe('Asia/Kolkata');
    const stages = await db.stage.findMany({
      orderBy: { rank: 'asc' },
      include: { touchpoints: { orderBy: { rank: 'asc' }, include: { department: true, promises: true } } },
    });
    expect(stages.map(({ name }) => name)).toEqual(template.stages.map(({ name }) => name));
    const rows = stages.flatMap(({ touchpoints }) => touchpoints);
    expect(rows.map(({ slug }) => slug)).toEqual(drawn.map(({ slug }) => slug));
    expect(rows.map(({ department }) => department?.name)).toEqual(drawn.map(({ department }) => department));
    expect(rows.map(({ promises }) => promises.length)).toEqual(drawn.map(({ promises }) => promises.length));
    expect(await db.survey.count({ where: { status: 'published', texts: { some: { locale: 'en' } } } })).toBe(
      12,
    );
    expect(await db.insight.count()).toBeGreaterThan(0);
    expect(await db.evidence.count()).toBe(0);
  });
});

test('only hashes of keys are stored, except for the public one', async () => {
  const made = await create();
  const { rows } = await ownerPool().query(
    'SELECT to_jsonb(k) AS row FROM api_key k WHERE workspace_id = $1',
    [made.workspaceId],
  );
  const stored = JSON.stringify(rows);
  expect(stored).toContain(made.publicKey);
  expect(stored).not.toContain(made.secretKey.slice(8));
});

test('names that make the same slug live side by side, also when created at once', async () => {
  const made = await Promise.all(Array.from({ length: 12 }, () => create({ name: 'Same Name!' })));
  const slugs = made.map(({ slug }) => slug);
  expect(new Set(slugs).size).toBe(12);
  for (const slug of slugs) expect(slug).toMatch(/^same-name(-[0-9a-f]+)?$/);
  expect((await create({ name: 'Other Name' })).slug).toBe('other-name');
  expect((await create({ name: 'Other Name' })).slug).toBe('other-name-2');
});

test('the name of the example and names without a letter get a slug of their own', async () => {
  expect((await create({ name: 'Demo' })).slug).toBe('demo-2');
  expect((await create({ name: '日本' })).slug).toBe('workspace');
});

test.each(['Europe/Nowhere', '+05:30', ''])(
  '%j is no time zone, and nothing is created',
  async (timeZone) => {
    const ownerUserId = await createOwner();
    await expect(create({ ownerUserId, timeZone })).rejects.toMatchObject({ code: 'invalid' });
    expect(await workspacesOf(ownerUserId)).toEqual([]);
  },
);

test('a second map from the same template gets slugs of its own and shares departments and promises', async () => {
  const made = await create({ template: 'local-service' });
  await inWorkspace(made.ownerUserId, made.slug, 'map:edit', async (scope) => {
    const counts = async () => [await scope.db.department.count(), await scope.db.brandPromise.count()];
    const before = await counts();
    const again = await applyTemplate(scope, {
      template: 'local-service',
      mapName: 'Winter',
      publish: false,
    });
    expect(again.mapName).toBe('Winter');
    expect(again.touchpoints[0]?.slug).toBe('map-listing-2');
    expect(await counts()).toEqual(before);
    expect(await scope.db.survey.count({ where: { status: 'paused' } })).toBe(again.touchpoints.length);
  });
});

test('texts are filed under the language of the workspace, which every survey must speak', async () => {
  const made = await create({ template: 'software-trial', locale: 'pt-BR' });
  await withSecretKey(made.secretKey, 'map:view', async ({ db }) => {
    const texts = await db.surveyText.findMany({ select: { locale: true } });
    expect(new Set(texts.map(({ locale }) => locale))).toEqual(new Set(['pt-BR']));
  });
});

test('a person is added once', async () => {
  const made = await create();
  const userId = await createOwner();
  const add = () =>
    inWorkspace(made.ownerUserId, made.slug, 'member:edit', (scope) =>
      addMember(scope, { userId, role: 'editor' }),
    );
  await add();
  expect(await workspacesOf(userId)).toMatchObject([{ slug: made.slug, role: 'editor' }]);
  await expect(add()).rejects.toMatchObject({ code: 'conflict' });
});

test('a rename leaves the address', async () => {
  const made = await create();
  await inWorkspace(made.ownerUserId, made.slug, 'workspace:edit', (scope) =>
    renameWorkspace(scope, { name: 'New name' }),
  );
  expect(await workspacesOf(made.ownerUserId)).toMatchObject([{ slug: made.slug, name: 'New name' }]);
});
