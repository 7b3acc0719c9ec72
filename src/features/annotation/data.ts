import type { IsoDate } from '@/domain/period';
import type { WorkspaceScope } from '@/server/tenancy';
import type { AnnotationKind, AnnotationView } from './schema';

const isoOf = (day: Date): IsoDate => day.toISOString().slice(0, 10);

/** What is marked between two days, both included, and the actions of a map that shipped then; by day. */
export async function listAnnotations(
  { db, workspaceId }: WorkspaceScope,
  { mapId, from, to }: { mapId: string; from: IsoDate; to: IsoDate },
): Promise<AnnotationView[]> {
  const between = { gte: new Date(from), lte: new Date(to) };
  const annotations = await db.annotation.findMany({
    where: { workspaceId, day: between },
    select: { id: true, day: true, kind: true, text: true },
  });
  const actions = await db.opportunity.findMany({
    where: {
      workspaceId,
      mapId,
      deletedAt: null,
      status: { in: ['shipped', 'measured'] },
      shipDate: between,
    },
    select: { id: true, title: true, shipDate: true },
  });
  return [
    ...annotations.map(({ day, kind, ...rest }) => ({
      ...rest,
      day: isoOf(day),
      kind: kind as AnnotationKind,
    })),
    ...actions.flatMap(({ id, title, shipDate }) =>
      shipDate ? [{ id, text: title, day: isoOf(shipDate), kind: 'action' as const }] : [],
    ),
  ].sort((a, b) => a.day.localeCompare(b.day) || a.id.localeCompare(b.id));
}
