import { randomBytes, randomUUID } from 'node:crypto';
import { slugOf } from '@/domain/slug';
import { createKey } from '@/features/key/mutations';
import { addMember } from '@/features/member/mutations';
import { applyTemplate } from '@/features/template/mutations';
import type { TemplateSlug } from '@/features/template/schema';
import type { PrismaClient } from '@/generated/prisma/client';
import { prisma } from '@/server/db';
import { AppError } from '@/server/errors';
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

/** Erases the workspace and everything in it, at once and for good. People keep their accounts. */
export async function deleteWorkspace({ db, workspaceId }: WorkspaceScope): Promise<void> {
  // Maps first, with the ratings in them: personas and departments cannot go while something refers to them.
  await db.journeyMap.deleteMany({ where: { workspaceId } });
  await db.workspace.delete({ where: { id: workspaceId } });
}

/** Node and PostgreSQL bring a list of zones each, and days are computed by both. */
async function mustKnowTimeZone(name: string, client: PrismaClient): Promise<void> {
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
