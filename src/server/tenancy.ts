import { createHash } from 'node:crypto';
import { can, isRole, type Permission, type Role } from '@/domain/permissions';
import type { PrismaClient } from '@/generated/prisma/client';
import { type Reads, readBeside } from './beside';
import { prisma, type Tx } from './db';
import { AppError } from './errors';

declare const minted: unique symbol;
declare const reading: unique symbol;

/**
 * Who acts: a member of the session, a machine with a secret key, whoever holds the token of an invitation, somebody
 * who looks at the example, or the operator of the installation.
 */
export type Actor =
  | { kind: 'member'; userId: string }
  | { kind: 'key'; keyId: string }
  | { kind: 'invitee'; invitationId: string }
  | { kind: 'visitor' }
  | { kind: 'operator' };

/** The right to read in one workspace, in a transaction or beside one. */
export interface ReadScope {
  readonly [reading]: true;
  readonly workspaceId: string;
  readonly db: Reads;
}

/**
 * The right to work in one workspace, inside one transaction. Only this file makes one, and every function of
 * `data.ts` and `mutations.ts` takes one first, so no query can be written without having asked for the right.
 */
export interface WorkspaceScope extends ReadScope {
  readonly [minted]: true;
  readonly slug: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly demo: boolean;
  readonly role: Role;
  readonly actor: Actor;
  /** Prisma in the scope's transaction; row-level security holds it to the workspace. */
  readonly db: Tx;
  /** Has `work` done once the transaction is committed, e.g. a job that must find what was written. */
  readonly afterCommit: (work: () => Promise<unknown>) => void;
  /**
   * Begins to read over a connection of its own, so that it goes on while the transaction does; what comes back gives
   * what was read. Without a connection to spare it is read in the transaction, and only then. What the transaction
   * wrote is not to be looked for: beside it only what is committed is seen.
   */
  readonly beside: <T>(work: (scope: ReadScope) => Promise<T>) => () => Promise<T>;
}

declare const shared: unique symbol;

/**
 * The right to read one map, held by whoever has a link to it. No procedure and no write takes one, and the database
 * holds it to that map on its own: its transaction reads only, as a role that is granted nothing else.
 */
export interface ShareScope extends ReadScope {
  readonly [shared]: true;
  readonly mapId: string;
  /** Whether what customers answered may be read. Without, the database shows no counts. */
  readonly numbers: boolean;
  /** Whether what customers wrote may be read. Without, the database shows no rating. */
  readonly comments: boolean;
  /** Whether pages of other origins may show it. */
  readonly embedded: boolean;
  readonly db: Tx;
}

/** The right to read a map: a member's, or that of a link. */
export type MapScope = WorkspaceScope | ShareScope;

/** Why a link leads nowhere (any more). */
export type ShareEnd = 'unknown' | 'expired' | 'revoked' | 'deleted';

type ScopeFields = Omit<WorkspaceScope, typeof minted | typeof reading | 'beside'>;

/** `client`: where another connection may be had. Without, nothing is read beside the transaction. */
function mint(fields: ScopeFields, client?: PrismaClient): WorkspaceScope {
  const { workspaceId } = fields;
  const beside: WorkspaceScope['beside'] = (work) => {
    const begun = client && readBeside(client, workspaceId, (db) => work({ workspaceId, db } as ReadScope));
    return () => begun ?? work(scope);
  };
  const scope = { ...fields, beside } as WorkspaceScope;
  return scope;
}

/** A transaction, and after it, in their order, what scopes in it asked to have done then. */
async function transaction<T>(
  client: PrismaClient,
  work: (db: Tx, afterCommit: WorkspaceScope['afterCommit']) => Promise<T>,
  timeout?: number,
): Promise<T> {
  const later: (() => Promise<unknown>)[] = [];
  const run = (db: Tx) => work(db, (step) => void later.push(step));
  const result = await client.$transaction(run, timeout === undefined ? {} : { timeout });
  for (const step of later) await step();
  return result;
}

const setLocal = (db: Tx, name: 'app.workspace_id' | 'app.user_id' | 'app.cause', value: string) =>
  db.$executeRaw`SELECT set_config(${name}, ${value}, true)`;

const notFound = () =>
  new AppError('not_found', 'This workspace does not exist, or you are not a member of it.');

function requirePermission(role: Role, permission: Permission): void {
  if (!can(role, permission))
    throw new AppError('forbidden', 'Your role in this workspace does not allow this. Nothing was changed.');
}

/**
 * Runs `work` as the signed-in person `userId` in the workspace named by the URL. Membership is read here, at each
 * call. The example workspace may be viewed by anybody. Throws `not_found` (also when the person is no member, so
 * that names of workspaces cannot be guessed), `unauthenticated` or `forbidden`.
 */
export async function inWorkspace<T>(
  userId: string | null,
  slug: string,
  permission: Permission,
  work: (scope: WorkspaceScope) => Promise<T>,
  client: PrismaClient = prisma(),
  options: { timeout?: number } = {},
): Promise<T> {
  return transaction(
    client,
    async (db, afterCommit) => {
      if (userId) await setLocal(db, 'app.user_id', userId);
      const workspace = await db.workspace.findUnique({
        where: { slug },
        include: { memberships: { where: { userId: userId ?? '00000000-0000-0000-0000-000000000000' } } },
      });
      if (!workspace) {
        if (!userId) throw new AppError('unauthenticated', 'You are signed out. Sign in and try again.');
        throw notFound();
      }
      const held = workspace.memberships[0]?.role;
      const role = held && isRole(held) ? held : workspace.demo ? 'viewer' : null;
      if (!role) throw notFound();
      requirePermission(role, permission);
      await setLocal(db, 'app.workspace_id', workspace.id);
      const actor: Actor = userId && held ? { kind: 'member', userId } : { kind: 'visitor' };
      return work(mint({ ...fieldsOf(workspace), role, actor, db, afterCommit }, client));
    },
    options.timeout,
  );
}

/** Runs `work` with the right of a secret API key, which holds what an editor holds. Throws `unauthenticated`. */
export async function withSecretKey<T>(
  key: string,
  permission: Permission,
  work: (scope: WorkspaceScope) => Promise<T>,
  client: PrismaClient = prisma(),
): Promise<T> {
  const hash = hashKey(key);
  return transaction(client, async (db, afterCommit) => {
    const [found] = await db.$queryRaw<
      { workspace_id: string; key_id: string }[]
    >`SELECT * FROM find_secret_key(${hash})`;
    if (!found) throw new AppError('unauthenticated', 'The secret key is unknown or was revoked.');
    requirePermission('editor', permission);
    await setLocal(db, 'app.workspace_id', found.workspace_id);
    // What a program changes is no edit of a person, and the history says so.
    await setLocal(db, 'app.cause', 'api');
    const workspace = await db.workspace.findUniqueOrThrow({ where: { id: found.workspace_id } });
    const actor: Actor = { kind: 'key', keyId: found.key_id };
    return work(mint({ ...fieldsOf(workspace), role: 'editor', actor, db, afterCommit }));
  });
}

/**
 * Runs `work` in the workspace that an invitation leads to, for whoever holds the token of its mail. The right is no
 * more than the token's: to read that invitation and to accept it. Null when no workspace knows the token.
 */
export async function withInvitation<T>(
  token: string,
  work: (scope: WorkspaceScope, invitationId: string) => Promise<T>,
  client: PrismaClient = prisma(),
): Promise<T | null> {
  const hash = hashKey(token);
  return transaction(client, async (db, afterCommit) => {
    const [found] = await db.$queryRaw<
      { workspace_id: string; invitation_id: string }[]
    >`SELECT * FROM find_invitation(${hash})`;
    if (!found) return null;
    await setLocal(db, 'app.workspace_id', found.workspace_id);
    const workspace = await db.workspace.findUniqueOrThrow({ where: { id: found.workspace_id } });
    const actor: Actor = { kind: 'invitee', invitationId: found.invitation_id };
    const scope = mint({ ...fieldsOf(workspace), role: 'viewer', actor, db, afterCommit });
    return work(scope, found.invitation_id);
  });
}

/** Runs `work` on the map that a link leads to, for whoever holds its token. */
export async function withShare<T>(
  token: string,
  work: (scope: ShareScope) => Promise<T>,
  client: PrismaClient = prisma(),
): Promise<{ state: 'open'; value: T } | { state: ShareEnd }> {
  const hash = hashKey(token);
  return transaction(client, async (db) => {
    const [found] = await db.$queryRaw<
      (Pick<ShareScope, 'numbers' | 'comments' | 'embedded'> & {
        workspace_id: string;
        map_id: string;
        state: 'open' | ShareEnd;
      })[]
    >`SELECT * FROM open_share(${hash})`;
    if (!found) return { state: 'unknown' };
    const { workspace_id: workspaceId, map_id: mapId, state, ...allowed } = found;
    if (state !== 'open') return { state };
    await db.$executeRaw`
      SELECT set_config('app.workspace_id', ${workspaceId}, true), set_config('app.shared_map', ${mapId}, true),
             set_config('app.shared_numbers', ${allowed.numbers ? 'on' : 'off'}, true),
             set_config('app.shared_comments', ${allowed.comments ? 'on' : 'off'}, true),
             set_config('transaction_read_only', 'on', true), set_config('role', 'touchline_share', true)`;
    const scope = { workspaceId, mapId, ...allowed, db } as ShareScope;
    return { state: 'open' as const, value: await work(scope) };
  });
}

/** Origins whose pages may frame what a link leads to: its map, or that it has ended; none when it never was one. */
export async function frameOriginsOf(token: string, client: PrismaClient = prisma()): Promise<string[]> {
  const [found] = await client.$queryRaw<
    { origins: string[] | null }[]
  >`SELECT frame_origins(${hashKey(token)}) AS origins`;
  return found?.origins ?? [];
}

/**
 * Opens a scope for a workspace that is being made, or for a trusted process of the operator (command line, seed,
 * jobs). The workspace row need not exist yet; nothing reached by a request but sign-up calls this.
 */
export async function asOperator<T>(
  workspace: { id: string; slug: string; timeZone: string; locale: string; demo: boolean },
  work: (scope: WorkspaceScope) => Promise<T>,
  client: PrismaClient = prisma(),
  timeout = 60_000,
): Promise<T> {
  return transaction(
    client,
    async (db, afterCommit) => {
      await setLocal(db, 'app.workspace_id', workspace.id);
      const actor: Actor = { kind: 'operator' };
      return work(mint({ ...fieldsOf(workspace), role: 'owner', actor, db, afterCommit }));
    },
    timeout,
  );
}

/** The workspaces a person belongs to, oldest membership first. */
export async function workspacesOf(userId: string, client: PrismaClient = prisma()) {
  return client.$transaction(async (db) => {
    await setLocal(db, 'app.user_id', userId);
    const rows = await db.membership.findMany({
      where: { userId },
      include: { workspace: true },
      orderBy: { createdAt: 'asc' },
    });
    return rows.map(({ role, workspace }) => ({
      id: workspace.id,
      slug: workspace.slug,
      name: workspace.name,
      role,
    }));
  });
}

/** SHA-256 of a key; keys are random and long, so no salt and no slow hash are needed. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex');

function fieldsOf(workspace: { id: string; slug: string; timeZone: string; locale: string; demo: boolean }) {
  return {
    workspaceId: workspace.id,
    slug: workspace.slug,
    timeZone: workspace.timeZone,
    locale: workspace.locale,
    demo: workspace.demo,
  };
}
