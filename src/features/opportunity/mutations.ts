import { dayInZone } from '@/domain/period';
import { lockMap } from '@/features/map/data';
import { notifyMaps } from '@/features/map/mutations';
import { requireMember } from '@/features/member/data';
import { requireTouchpoint } from '@/features/touchpoint/data';
import { keepMapCeilings } from '@/server/ceilings';
import { mustWrite, unlessDeleted } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { lockOpportunity } from './data';
import type { CreateOpportunity, LinkOpportunity, UpdateOpportunity } from './schema';

/** Notes an idea on a map. With the id of a deleted one, that one comes back with everything it had. */
export async function createOpportunity(
  scope: WorkspaceScope,
  { mapId, title, touchpointIds = [], id = crypto.randomUUID() }: CreateOpportunity,
) {
  const { db, workspaceId } = scope;
  await lockMap(scope, mapId);
  const { count: restored } = await db.opportunity.updateMany({
    where: { workspaceId, id, mapId, deletedAt: { not: null } },
    data: { deletedAt: null },
  });
  if (restored === 0) {
    const data = [{ workspaceId, id, mapId, title }];
    const { count } = await db.opportunity.createMany({ data, skipDuplicates: true });
    // Sent again, because the answer to the first time was lost on the way: it is there with its links.
    if (count === 0 && (await db.opportunity.count({ where: { workspaceId, id, mapId, title } })) > 0)
      return { id, mapId, title };
    if (count === 0) throw new AppError('conflict', 'An opportunity with this id exists already.');
    for (const touchpointId of new Set(touchpointIds)) await requireOnMap(scope, touchpointId, mapId);
    await db.opportunityTouchpoint.createMany({
      data: touchpointIds.map((touchpointId) => ({ workspaceId, opportunityId: id, touchpointId })),
      skipDuplicates: true,
    });
  }
  await keepMapCeilings(scope, mapId, 'opportunitiesOnMap');
  await notifyMaps(scope, [mapId]);
  return { id, mapId, title };
}

/** Changes one field. Throws `conflict` with both values when somebody else changed it since `base` was read. */
export async function updateOpportunity(scope: WorkspaceScope, edit: UpdateOpportunity) {
  const { db, workspaceId } = scope;
  const { id, field, base, value } = edit;
  const stored = await lockOpportunity(scope, id);
  const theirs = field === 'shipDate' ? isoDay(stored.shipDate) : stored[field];
  if (mustWrite<string | number | null>({ field, base, theirs, yours: value })) {
    if (field === 'ownerId' && value !== null) await requireMember(scope, value);
    const data = field === 'shipDate' ? { shipDate: value && new Date(value) } : { [field]: value };
    // What has shipped shipped at some time: today, unless somebody knows better.
    const shipped = field === 'status' && value === 'shipped' && stored.shipDate === null;
    const today = new Date(dayInZone(new Date(), scope.timeZone));
    await db.opportunity.updateMany({
      where: { workspaceId, id },
      data: shipped ? { ...data, shipDate: today } : data,
    });
    await notifyMaps(scope, [stored.mapId]);
  }
  return { id, field, value };
}

const isoDay = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

/** Links it to a touchpoint of its map or to a note there, or unlinks it. Saying it twice changes nothing. */
export async function linkOpportunity(scope: WorkspaceScope, link: LinkOpportunity) {
  const { db, workspaceId } = scope;
  const { mapId } = await lockOpportunity(scope, link.id);
  if ('touchpointId' in link) {
    const { touchpointId } = link;
    await requireOnMap(scope, touchpointId, mapId);
    const row = { workspaceId, opportunityId: link.id, touchpointId };
    if (link.linked) await db.opportunityTouchpoint.createMany({ data: [row], skipDuplicates: true });
    else await db.opportunityTouchpoint.deleteMany({ where: row });
  } else {
    const { insightId } = link;
    const insight = await db.insight.findFirst({ where: { workspaceId, id: insightId, deletedAt: null } });
    if (!insight) throw new AppError('not_found', 'This note does not exist, or it was deleted.');
    await requireOnMap(scope, insight.touchpointId, mapId);
    const row = { workspaceId, opportunityId: link.id, insightId };
    if (link.linked) await db.opportunityInsight.createMany({ data: [row], skipDuplicates: true });
    else await db.opportunityInsight.deleteMany({ where: row });
  }
  await notifyMaps(scope, [mapId]);
  return { id: link.id };
}

/** Hides it with its links and evidence. Making it again with its id undoes it. */
export async function deleteOpportunity(scope: WorkspaceScope, { id }: { id: string }) {
  const where = { workspaceId: scope.workspaceId, id };
  const gone = () => scope.db.opportunity.count({ where: { ...where, deletedAt: { not: null } } });
  const found = await unlessDeleted(lockOpportunity(scope, id), gone);
  if (!found) return { id };
  await scope.db.opportunity.updateMany({ where, data: { deletedAt: new Date() } });
  await notifyMaps(scope, [found.mapId]);
  return { id };
}

async function requireOnMap(scope: WorkspaceScope, touchpointId: string, mapId: string): Promise<void> {
  const touchpoint = await requireTouchpoint(scope, { id: touchpointId });
  if (touchpoint.mapId !== mapId)
    throw new AppError('invalid', 'An opportunity lies at touchpoints of its own map. Nothing was changed.');
}
