import { addDays, dayInZone } from '@/domain/period';
import { lockMap } from '@/features/map/data';
import { notifyMaps } from '@/features/map/mutations';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import type { Except, SetHealth, Unexcept } from './schema';

const person = ({ actor }: WorkspaceScope) => (actor.kind === 'member' ? actor.userId : null);
const asDate = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`));

async function keep(
  { db, workspaceId }: WorkspaceScope,
  mapId: string,
  data: {
    quietDays?: number;
    reviewEvery?: number | null;
    reviewOn?: Date | null;
    reviewedAt?: Date;
    reviewedById?: string | null;
    stepsShown?: boolean;
  },
): Promise<void> {
  await db.mapHealth.upsert({
    where: { workspaceId_mapId: { workspaceId, mapId } },
    create: { workspaceId, mapId, ...data },
    update: data,
  });
}

export async function setHealth(scope: WorkspaceScope, input: SetHealth) {
  const { mapId } = input;
  await lockMap(scope, mapId);
  const changed =
    input.field === 'reviewOn' ? { reviewOn: asDate(input.value) } : { [input.field]: input.value };
  await keep(scope, mapId, changed);
  await notifyMaps(scope, [mapId]);
  return { mapId, field: input.field, value: input.value };
}

/** Notes that somebody went through the map today. The next review is due an interval later, or on no day yet. */
export async function reviewMap(scope: WorkspaceScope, { mapId }: { mapId: string }) {
  const { db, workspaceId, timeZone } = scope;
  await lockMap(scope, mapId);
  const kept = await db.mapHealth.findFirst({ where: { workspaceId, mapId } });
  const now = new Date();
  const every = kept?.reviewEvery ?? null;
  const reviewOn = every === null ? null : addDays(dayInZone(now, timeZone), every);
  await keep(scope, mapId, {
    reviewedAt: now,
    reviewedById: person(scope),
    reviewOn: asDate(reviewOn),
  });
  await notifyMaps(scope, [mapId]);
  return { mapId, reviewOn };
}

/** Says that a check, or one finding of it, does not apply, and why. Said again, the newer reason stands. */
export async function exceptCheck(scope: WorkspaceScope, { mapId, rule, subject, reason }: Except) {
  const { db, workspaceId } = scope;
  await lockMap(scope, mapId);
  const said = { reason, createdById: person(scope), createdAt: new Date() };
  await db.healthException.upsert({
    where: { workspaceId_mapId_rule_subject: { workspaceId, mapId, rule, subject } },
    create: { workspaceId, mapId, rule, subject, ...said },
    update: said,
  });
  await notifyMaps(scope, [mapId]);
  return { mapId, rule, subject };
}

/** Takes that back: the check asks again. Throws `not_found`. */
export async function unexceptCheck(scope: WorkspaceScope, { mapId, rule, subject }: Unexcept) {
  const { db, workspaceId } = scope;
  await lockMap(scope, mapId);
  const { count } = await db.healthException.deleteMany({ where: { workspaceId, mapId, rule, subject } });
  if (count === 0)
    throw new AppError('not_found', 'This check asks again already. Somebody else took the exception back.');
  await notifyMaps(scope, [mapId]);
  return { mapId, rule, subject };
}
