import type { WorkspaceScope } from '@/server/tenancy';
import type { KeyKind, KeyView } from './schema';

/** The keys of the workspace, those in use first, oldest first. Secret keys are not stored, so never shown. */
export async function listKeys({ db, workspaceId }: WorkspaceScope): Promise<KeyView[]> {
  const rows = await db.apiKey.findMany({
    where: { workspaceId },
    orderBy: [{ revokedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'asc' }, { id: 'asc' }],
    omit: { hash: true, workspaceId: true },
  });
  return rows.map(({ prefix, kind, createdAt, revokedAt, ...row }) => ({
    ...row,
    kind: kind as KeyKind,
    shown: prefix,
    createdAt: createdAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
  }));
}
