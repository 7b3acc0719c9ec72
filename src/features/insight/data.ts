import { requireTouchpoint } from '@/features/touchpoint/data';
import type { WorkspaceScope } from '@/server/tenancy';
import type { InsightKind, InsightView } from './schema';

/** The notes on a touchpoint, newest first. */
export async function listInsights(scope: WorkspaceScope, touchpointId: string): Promise<InsightView[]> {
  await requireTouchpoint(scope, { id: touchpointId });
  const rows = await scope.db.insight.findMany({
    where: { workspaceId: scope.workspaceId, touchpointId },
    orderBy: [{ observedAt: 'desc' }, { id: 'asc' }],
    omit: { workspaceId: true },
  });
  return rows.map((row) => ({
    ...row,
    kind: row.kind as InsightKind,
    observedAt: row.observedAt.toISOString(),
  }));
}
