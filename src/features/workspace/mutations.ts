import { randomBytes, randomUUID } from 'node:crypto';
import { slugOf } from '@/domain/slug';
import { createKey } from '@/features/key/mutations';
import { notifyAllMaps } from '@/features/map/mutations';
import { lockMembers } from '@/features/member/data';
import { addMember, notifyMembers } from '@/features/member/mutations';
import { applyTemplate } from '@/features/template/mutations';
import type { TemplateSlug } from '@/features/template/schema';
import type { PrismaClient } from '@/generated/prisma/client';
import { prisma } from '@/server/db';
import { AppError } from '@/server/errors';
import { send } from '@/server/jobs';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import { type CreatedWorkspace, type CreateWorkspace, DEMO_SLUG, timeZone } from './schema';

/** Slugs that would read as something else in an address. */
const RESERVED = new Set([DEMO_SLUG, 'new']);
const ATTEMPTS = 5;

/**
 * Makes a workspace with an owner, a public key ("Website") and a secret one ("Server") and, with a template, its
 * first map. The slug comes from the name and is unique. Throws `invalid` for a time zone nobody knows.
 */
export async function createWorkspace(
  options: CreateWorkspace,
  client: PrismaClient = prisma(),
): Promise<CreatedWorkspace> {
  const { name, locale } = options;
  await mustKnowTimeZone(options.timeZone, client);
  for (let attempt = 1; ; attempt += 1) {
    const wanted = slugOf(name, 'workspace');
    const slug = attempt === 1 ? await freeWorkspaceSlug(wanted, client) : withTail(wanted);
    const workspace = { id: randomUUID(), slug, timeZone: options.timeZone, locale, demo: false };
    try {
      return await asOperator(workspace, (scope) => setUpWorkspace(scope, options), client);
    } catch (error) {
      // Somebody took the slug between the question and the insert. Of many at once only one gets the next number.
      if (attempt === ATTEMPTS || !isUniqueViolation(error)) throw error;
    }
  }
}

/** Writes the workspace a scope was opened for, in the scope's transaction. Without an owner it is the example. */
export async function setUpWorkspace(
  scope: WorkspaceScope,
  options: {
    name: string;
    ownerUserId?: string | undefined;
    template?: TemplateSlug | undefined;
    mapName?: string | undefined;
  },
): Promise<CreatedWorkspace> {
  const { db, workspaceId: id, slug, timeZone, locale, demo } = scope;
  await db.workspace.create({ data: { id, slug, name: options.name, timeZone, locale, demo } });
  if (options.ownerUserId) await addMember(scope, { userId: options.ownerUserId, role: 'owner' });
  const { key: publicKey } = await createKey(scope, { kind: 'public', name: 'Website', origins: [] });
  const { key: secretKey } = await createKey(scope, { kind: 'secret', name: 'Server', origins: [] });
  const created = { workspaceId: id, slug, publicKey, secretKey };
  if (!options.template) return { ...created, maps: [] };
  const { mapId, mapName, touchpoints } = await applyTemplate(scope, {
    template: options.template,
    mapName: options.mapName,
    publish: true,
  });
  const named = touchpoints.map(({ slug, name, type }) => ({ slug, name, type }));
  return { ...created, maps: [{ id: mapId, name: mapName, touchpoints: named }] };
}

/** Changes the name people see. The slug stays, so that addresses and bookmarks keep working. */
export async function renameWorkspace({ db, workspaceId }: WorkspaceScope, { name }: { name: string }) {
  await db.workspace.update({ where: { id: workspaceId }, data: { name } });
  return { name };
}

/**
 * Changes the language surveys fall back to. Every survey must speak it: one that has no texts in it keeps its present
 * words under the new language, until somebody translates them.
 */
export async function setLocale(scope: WorkspaceScope, { locale }: { locale: string }) {
  const { db, workspaceId } = scope;
  const { locale: before } = await lockWorkspace(scope);
  if (before === locale) return { locale };
  await db.$executeRaw`
    INSERT INTO survey_text (workspace_id, survey_id, locale, question, low, high, follow_up, thanks)
    SELECT workspace_id, survey_id, ${locale}, question, low, high, follow_up, thanks FROM survey_text
    WHERE workspace_id = ${workspaceId}::uuid AND locale = ${before}
    ON CONFLICT DO NOTHING`;
  await db.workspace.update({ where: { id: workspaceId }, data: { locale } });
  await notifyAllMaps(scope);
  return { locale };
}

/**
 * Changes the zone whose days the figures are counted in: at once while nothing was counted, and otherwise behind what
 * comes in, by a job. Until that is done every figure stays as it is. The present zone takes a change back that was not
 * made yet.
 */
export async function setTimeZone(scope: WorkspaceScope, { timeZone }: { timeZone: string }) {
  const { db, workspaceId } = scope;
  await mustKnowTimeZone(timeZone, db);
  const stored = await lockWorkspace(scope);
  if (stored.timeZone === timeZone) {
    const asked = { workspaceId, madeAt: null };
    await db.zoneChange.updateMany({ where: asked, data: { timeZone, madeAt: new Date() } });
    return { timeZone, counted: true };
  }
  if (await db.tally.findFirst({ where: { workspaceId }, select: { day: true } })) {
    const asked = { timeZone, countedTo: null, askedAt: new Date(), madeAt: null };
    await db.zoneChange.upsert({
      where: { workspaceId },
      create: { workspaceId, ...asked },
      update: asked,
    });
    scope.afterCommit(() => send('zone-change', { workspaceId }));
    return { timeZone, counted: false };
  }
  await db.workspace.update({ where: { id: workspaceId }, data: { timeZone } });
  await notifyAllMaps(scope);
  return { timeZone, counted: true };
}

/**
 * Deletes the workspace for everybody at once and for good: nobody is a member any more and no key opens it. What it
 * holds is erased behind that, by a job. People keep their accounts. `confirm` is the workspace's name.
 */
export async function deleteWorkspace(scope: WorkspaceScope, { confirm }: { confirm: string }) {
  const { db, workspaceId } = scope;
  const { me } = await lockMembers(scope);
  if (me.role !== 'owner')
    throw new AppError('forbidden', 'Only an owner can delete the workspace. Nothing was deleted.');
  const { name } = await lockWorkspace(scope);
  if (confirm.trim() !== name) {
    const message = `Type ${name} to confirm. Nothing was deleted.`;
    throw new AppError('invalid', message, { issues: [{ path: 'confirm', message }] });
  }
  const where = { workspaceId };
  const members = await db.membership.findMany({ where, select: { userId: true } });
  await notifyMembers(
    scope,
    members.map(({ userId }) => userId),
  );
  await db.apiKey.deleteMany({ where });
  await db.invitation.deleteMany({ where });
  await db.membership.deleteMany({ where });
  const data = { deletedAt: new Date(), slug: `deleted-${workspaceId}`, demo: false };
  await db.workspace.update({ where: { id: workspaceId }, data });
  scope.afterCommit(() => send('workspace-erase', { workspaceId }));
  return { name };
}

/** The settings as they are stored, held until the end of the transaction. */
async function lockWorkspace({ db, workspaceId }: WorkspaceScope) {
  const [stored] = await db.$queryRaw<{ name: string; locale: string; timeZone: string }[]>`
    SELECT name, locale, time_zone AS "timeZone" FROM workspace WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  if (!stored) throw new AppError('not_found', 'This workspace does not exist any more.');
  return stored;
}

/** Node and PostgreSQL bring a list of zones each, and days are computed by both. */
async function mustKnowTimeZone(name: string, client: Pick<PrismaClient, '$queryRaw'>): Promise<void> {
  const [known] = timeZone.safeParse(name).success
    ? await client.$queryRaw<
        unknown[]
      >`SELECT 1 FROM pg_timezone_names WHERE lower(name) = lower(${name}) LIMIT 1`
    : [];
  if (known) return;
  const message = `There is no time zone "${name}". Expected a name like Europe/Berlin.`;
  throw new AppError('invalid', message, { issues: [{ path: 'timeZone', message }] });
}

/** The slug, the slug with a number up to nine, or with a random tail. */
async function freeWorkspaceSlug(wanted: string, client: PrismaClient): Promise<string> {
  const numbered = Array.from({ length: 8 }, (_, index) => `${wanted}-${index + 2}`);
  for (const slug of [wanted, ...numbered]) {
    if (RESERVED.has(slug)) continue;
    const [row] = await client.$queryRaw<{ taken: boolean }[]>`SELECT workspace_slug_taken(${slug}) AS taken`;
    if (!row?.taken) return slug;
  }
  return withTail(wanted);
}

const withTail = (slug: string): string => `${slug}-${randomBytes(3).toString('hex')}`;

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
