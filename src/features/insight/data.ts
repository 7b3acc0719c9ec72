import { requireTouchpoint } from '@/features/touchpoint/data';
import type { WorkspaceScope } from '@/server/tenancy';
import type { InsightKind, InsightView } from './schema';

/** The notes on a touchpoint, newest first. */
export async function listInsights(scope: WorkspaceScope, touchpointId: string): Promise<InsightView[]> {
  await requireTouchpoint(scope, { id: touchpointId });
  const rows = await scope.db.insight.findMany({
    where: { workspaceId: scope.workspaceId, touchpointId, deletedAt: null },
    orderBy: [{ observedAt: 'desc' }, { id: 'asc' }],
    omit: { workspaceId: true, deletedAt: true },
    include: { _count: { select: { evidence: true } } },
  });
  return rows.map(({ _count, ...row }) => ({
    ...row,
    kind: row.kind as InsightKind,
    assumption: _count.evidence === 0,
    observedAt: row.observedAt.toISOString(),
  }));
}
