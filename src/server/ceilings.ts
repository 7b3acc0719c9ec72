import { CEILINGS, type Ceiling } from '@/contract/limits';
import { AppError } from './errors';
import type { WorkspaceScope } from './tenancy';

/**
 * Throws `invalid` when there are more than there may be. `count` is how many there are with what is being added; who
 * calls this holds a lock on what they belong to.
 */
export function requireAtMost(ceiling: Ceiling, count: number): void {
  const { most, fault } = CEILINGS[ceiling];
  if (count > most) throw new AppError('invalid', fault);
}

/** Of the advisory locks, those of workspaces in which places run out. */
const LAST_PLACES = 7_042_027;
/** Share of a ceiling from which on one addition waits for the other. */
const NEAR = 0.9;

/**
 * The same for what nobody holds a lock on: two that add at once see each other only when one is through. So where
 * places run out whoever adds takes turns, and counts once more; elsewhere nobody waits.
 */
async function requireRoom(
  { db, workspaceId }: WorkspaceScope,
  ceiling: Ceiling,
  count: () => Promise<number>,
): Promise<void> {
  const found = await count();
  if (found > NEAR * CEILINGS[ceiling].most) {
    await db.$executeRaw`SELECT pg_advisory_xact_lock(${LAST_PLACES}::int4, hashtext(${workspaceId}))`;
    requireAtMost(ceiling, await count());
  }
}

/** Counts that need nothing but the workspace. */
type OfWorkspace = Extract<
  Ceiling,
  'maps' | 'touchpoints' | 'personas' | 'departments' | 'promises' | 'views' | 'keys' | 'members' | 'files'
>;
/** Counts of one map. */
type OfMap = Extract<
  Ceiling,
  | 'stagesOnMap'
  | 'touchpointsOnMap'
  | 'lanesOnMap'
  | 'linksOfMap'
  | 'opportunitiesOnMap'
  | 'versionsOfMap'
  | 'notesAtTouchpoint'
>;

const SHOWN = { deletedAt: null };

const COUNTS: Readonly<Record<OfWorkspace, (scope: WorkspaceScope) => Promise<number>>> = {
  maps: ({ db, workspaceId }) => db.journeyMap.count({ where: { workspaceId, ...SHOWN } }),
  touchpoints: ({ db, workspaceId }) =>
    db.touchpoint.count({ where: { workspaceId, ...SHOWN, stage: { ...SHOWN, map: SHOWN } } }),
  personas: ({ db, workspaceId }) => db.persona.count({ where: { workspaceId, archivedAt: null } }),
  departments: ({ db, workspaceId }) => db.department.count({ where: { workspaceId } }),
  promises: ({ db, workspaceId }) => db.brandPromise.count({ where: { workspaceId } }),
  views: ({ db, workspaceId }) => db.savedView.count({ where: { workspaceId } }),
  keys: ({ db, workspaceId }) => db.apiKey.count({ where: { workspaceId, revokedAt: null } }),
  members: async ({ db, workspaceId }) =>
    (await db.membership.count({ where: { workspaceId } })) +
    (await db.invitation.count({ where: { workspaceId, acceptedAt: null, revokedAt: null } })),
  files: ({ db, workspaceId }) => db.attachment.count({ where: { workspaceId } }),
};

const MAP_COUNTS: Readonly<Record<OfMap, (scope: WorkspaceScope, mapId: string) => Promise<number>>> = {
  stagesOnMap: ({ db, workspaceId }, mapId) => db.stage.count({ where: { workspaceId, mapId, ...SHOWN } }),
  touchpointsOnMap: ({ db, workspaceId }, mapId) =>
    db.touchpoint.count({ where: { workspaceId, ...SHOWN, stage: { mapId, ...SHOWN } } }),
  lanesOnMap: ({ db, workspaceId }, mapId) =>
    db.lane.count({ where: { workspaceId, mapId, builtIn: null, ...SHOWN } }),
  linksOfMap: ({ db, workspaceId }, mapId) =>
    db.mapShare.count({
      where: {
        workspaceId,
        mapId,
        revokedAt: null,
        OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
      },
    }),
  opportunitiesOnMap: ({ db, workspaceId }, mapId) =>
    db.opportunity.count({ where: { workspaceId, mapId, ...SHOWN } }),
  versionsOfMap: ({ db, workspaceId }, mapId) =>
    db.mapSnapshot.count({ where: { workspaceId, mapId, reason: 'named' } }),
  /** Of the touchpoint that has most. */
  notesAtTouchpoint: async ({ db, workspaceId }, mapId) => {
    const [first] = await db.insight.groupBy({
      by: ['touchpointId'],
      where: { workspaceId, ...SHOWN, touchpoint: { stage: { mapId } } },
      _count: { id: true },
      orderBy: { _count: { id: 'desc' } },
      take: 1,
    });
    return first?._count.id ?? 0;
  },
};

/**
 * Throws `invalid` when the workspace has more of something than it may have. Called after adding, in the same
 * transaction: what it refuses is not stored, however it was added, and what was sent twice counts once. Of two that add
 * at once one gets the last place.
 */
export async function keepCeilings(scope: WorkspaceScope, ...ceilings: OfWorkspace[]): Promise<void> {
  for (const ceiling of ceilings) await requireRoom(scope, ceiling, () => COUNTS[ceiling](scope));
}

/** The same for a map. */
export async function keepMapCeilings(
  scope: WorkspaceScope,
  mapId: string,
  ...ceilings: OfMap[]
): Promise<void> {
  for (const ceiling of ceilings) await requireRoom(scope, ceiling, () => MAP_COUNTS[ceiling](scope, mapId));
}

/** The same for the discussions at a touchpoint. One of which every message was deleted is seen no more. */
export async function keepDiscussionCeiling(scope: WorkspaceScope, touchpointId: string): Promise<void> {
  const { db, workspaceId } = scope;
  const where = { workspaceId, touchpointId, messages: { some: { deletedAt: null } } };
  await requireRoom(scope, 'discussionsAtTouchpoint', () => db.discussion.count({ where }));
}

/** The same for whatever a whole map brings along. */
export async function keepAllCeilings(scope: WorkspaceScope, mapId: string): Promise<void> {
  await keepMapCeilings(
    scope,
    mapId,
    'stagesOnMap',
    'touchpointsOnMap',
    'lanesOnMap',
    'notesAtTouchpoint',
    'opportunitiesOnMap',
  );
  await keepCeilings(scope, 'maps', 'touchpoints', 'personas', 'departments', 'promises');
}
