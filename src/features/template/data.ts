import { getMap, listMaps } from '@/features/map/data';
import type { WorkspaceScope } from '@/server/tenancy';
import { getTemplate, isAsDrawn } from './prepare';
import { type BegunMap, TEMPLATE_SLUGS, type Template } from './schema';

/**
 * The newest map, if no customer has been asked at it yet: whoever chooses a template again had probably begun with
 * it. `template` is the one it was drawn from, when nothing was changed since.
 */
export async function findBegun(
  scope: WorkspaceScope,
): Promise<(BegunMap & { template: Template | null }) | null> {
  const { db, workspaceId } = scope;
  const map = (await listMaps(scope)).findLast(({ kind }) => kind === 'current');
  if (!map) return null;
  const inMap = { workspaceId, survey: { touchpoint: { stage: { mapId: map.id } } } };
  const heard =
    (await db.tally.findFirst({ where: inMap })) ??
    (await db.visit.findFirst({ where: { workspaceId, touchpoint: { stage: { mapId: map.id } } } }));
  if (heard) return null;
  const { id, name, stages } = await getMap(scope, { map: map.id, range: '28d' });
  const touchpoints = stages.flatMap((stage) => stage.touchpoints);
  const texts = await db.surveyText.findMany({
    where: { workspaceId, survey: { touchpointId: { in: touchpoints.map((one) => one.id) } } },
    select: { question: true, low: true, high: true, followUp: true, thanks: true },
  });
  const words = new Set(texts.map((text) => JSON.stringify(Object.values(text))));
  const derived = await db.journeyMap.findFirst({ where: { workspaceId, derivedFrom: id } });
  const template =
    TEMPLATE_SLUGS.map(getTemplate).find((one) => isAsDrawn({ name, stages, words }, one)) ?? null;
  return {
    id,
    name,
    touchpoints: touchpoints.length,
    untouched: template !== null && derived === null,
    template: derived === null ? template : null,
  };
}
