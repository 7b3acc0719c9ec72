import { randomBytes, randomUUID } from 'node:crypto';
import { notifyAllMaps } from '@/features/map/mutations';
import { keepCeilings } from '@/server/ceilings';
import { AppError } from '@/server/errors';
import { hashKey, type WorkspaceScope } from '@/server/tenancy';
import type { CreatedKey, CreateKey } from './schema';

const FORM = { public: { start: 'pk_', bytes: 12 }, secret: { start: 'sk_', bytes: 24 } } as const;
/** How much of a secret key is kept, so that people can tell theirs apart. */
const SHOWN = 8;

/** Makes a key: `pk_` and 24 hex digits, or `sk_` and 48. Stored as a hash; of a public one the whole is kept too. */
export async function createKey(
  scope: WorkspaceScope,
  { kind, name, origins }: CreateKey,
): Promise<CreatedKey> {
  const { start, bytes } = FORM[kind];
  const key = `${start}${randomBytes(bytes).toString('hex')}`;
  const id = randomUUID();
  await scope.db.apiKey.create({
    data: {
      workspaceId: scope.workspaceId,
      id,
      kind,
      name,
      origins,
      prefix: kind === 'public' ? key : key.slice(0, SHOWN),
      hash: hashKey(key),
    },
  });
  await keepCeilings(scope, 'keys');
  await notifyAllMaps(scope);
  return { id, kind, name, key, origins };
}

/** Ends a key for good, at once. Throws `not_found` for one that does not exist. */
export async function revokeKey(scope: WorkspaceScope, { id }: { id: string }) {
  const { db, workspaceId } = scope;
  const { count } = await db.apiKey.updateMany({
    where: { workspaceId, id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0 && !(await db.apiKey.count({ where: { workspaceId, id } }))) throw gone();
  await notifyAllMaps(scope);
  return { id };
}

/** Replaces the origins a public key may be used from; none allows any. */
export async function setOrigins(
  { db, workspaceId }: WorkspaceScope,
  { id, origins }: { id: string; origins: string[] },
) {
  const { count } = await db.apiKey.updateMany({
    where: { workspaceId, id, kind: 'public', revokedAt: null },
    data: { origins },
  });
  if (count === 0) throw gone();
  return { id, origins };
}

const gone = () => new AppError('not_found', 'This key does not exist, or it was revoked.');
