import type { ConnectionKind } from '@/contract/connection';
import type { WorkspaceScope } from '@/server/tenancy';
import type { ConnectionView } from './schema';

const DAYS = 30;

/** What was heard from pages with the keys of the workspace in the last 30 days, the newest first. */
export async function listConnections({ db, workspaceId }: WorkspaceScope): Promise<ConnectionView[]> {
  const rows = await db.connection.findMany({
    where: { workspaceId, at: { gte: new Date(Date.now() - DAYS * 86_400_000) } },
    orderBy: [{ at: 'desc' }, { keyId: 'asc' }, { host: 'asc' }, { kind: 'asc' }],
    omit: { workspaceId: true },
    include: { key: { select: { name: true } } },
  });
  return rows.map(({ key, kind, at, since, ...row }) => ({
    ...row,
    keyName: key.name,
    kind: kind as ConnectionKind,
    at: at.toISOString(),
    since: since.toISOString(),
  }));
}
