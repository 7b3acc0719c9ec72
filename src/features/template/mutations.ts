import { randomUUID } from 'node:crypto';
import { ranks } from '@/domain/rank';
import { freeSlug } from '@/domain/slug';
import { lockMap } from '@/features/map/data';
import { namePersonas } from '@/features/persona/mutations';
import { createSurveys } from '@/features/survey/mutations';
import { keepCeilings } from '@/server/ceilings';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { findBegun } from './data';
import { getTemplate } from './prepare';
import type { AppliedTemplate, Template, TemplateSlug, TemplateStage, TemplateTouchpoint } from './schema';

interface Placed extends TemplateTouchpoint {
  id: string;
  stageId: string;
  rank: string;
}

/** Draws one of the ready templates; see `drawTemplate`. */
export function applyTemplate(
  scope: WorkspaceScope,
  options: { template: TemplateSlug; mapName?: string | undefined; publish: boolean },
): Promise<AppliedTemplate> {
  return drawTemplate(scope, { ...options, template: getTemplate(options.template) });
}

/** Puts a template in the place of a map that was begun with another one and left as it was. */
export async function replaceMap(
  scope: WorkspaceScope,
  { template, replaces }: { template: TemplateSlug; replaces: string },
): Promise<AppliedTemplate> {
  const { db, workspaceId } = scope;
  const { name } = await lockMap(scope, replaces);
  const begun = await findBegun(scope);
  if (begun?.id !== replaces || !begun.template)
    throw new AppError(
      'conflict',
      `“${name}” was changed or heard from meanwhile, so it is kept. Continue with it, or draw another map beside it.`,
    );
  // Really gone, not hidden: else its touchpoints would keep the short names that the new ones should have.
  await db.journeyMap.deleteMany({ where: { workspaceId, id: replaces } });
  const unused = { workspaceId, touchpoints: { none: {} } };
  const touchpoints = begun.template.stages.flatMap((stage) => stage.touchpoints);
  await db.department.deleteMany({
    where: { ...unused, name: { in: touchpoints.map(({ department }) => department) } },
  });
  await db.brandPromise.deleteMany({
    where: { ...unused, name: { in: begun.template.promises.map((promise) => promise.name) } },
  });
  await dropPersonas(scope, begun.template);
  return applyTemplate(scope, { template, publish: true });
}

/**
 * Draws a template as a new map of the workspace, its surveys published or, without `publish`, paused. Departments,
 * promises and personas the workspace has by name are used again; a touchpoint slug it has gets a number. The texts of the
 * surveys are filed under the workspace's language, because that is the one every survey must speak.
 */
export async function drawTemplate(
  scope: WorkspaceScope,
  options: { template: Template; mapName?: string | undefined; publish: boolean },
): Promise<AppliedTemplate> {
  const { db, workspaceId } = scope;
  const { template } = options;
  const map = await db.journeyMap.create({
    data: { workspaceId, name: options.mapName ?? template.mapName, industry: template.industry },
  });
  const stages = inOrder(template.stages).map((stage) => ({ ...stage, id: randomUUID() }));
  await db.stage.createMany({
    data: stages.map(({ id, name, goal, phase, rank }) => ({
      workspaceId,
      id,
      mapId: map.id,
      name,
      goal,
      phase,
      rank,
    })),
  });
  const touchpoints = placeTouchpoints(stages, await takenSlugs(scope));
  const departments = await findOrCreateDepartments(scope, touchpoints);
  // By the template's own slugs: on the map a touchpoint may have got another.
  const slugs = stages.flatMap((stage) => stage.touchpoints.map(({ slug }) => slug));
  const idOf = new Map(touchpoints.map(({ id }, index) => [slugs[index], id]));
  await db.touchpoint.createMany({
    data: touchpoints.map(({ department, survey, promises, pains, delights, leadsTo, ...cells }) => ({
      ...cells,
      workspaceId,
      departmentId: departments.get(department) ?? null,
      leadsToId: leadsTo === null ? null : (idOf.get(leadsTo) ?? null),
    })),
  });
  await drawPersonas(scope, map.id, template);
  await linkPromises(scope, template, touchpoints);
  await noteAssumptions(scope, touchpoints);
  await createSurveys(
    scope,
    options.publish ? 'published' : 'paused',
    touchpoints.flatMap(({ id, survey }) => {
      if (!survey) return [];
      const { type, ...texts } = survey;
      return [{ touchpointId: id, type, texts }];
    }),
  );
  await keepCeilings(scope, 'maps', 'touchpoints', 'departments', 'promises');
  return {
    mapId: map.id,
    mapName: map.name,
    touchpoints: touchpoints.map(({ id, slug, name, survey }) => ({
      id,
      slug,
      name,
      type: survey?.type ?? null,
    })),
  };
}

const inOrder = <T>(items: readonly T[]): (T & { rank: string })[] => {
  const ranked = ranks(items.length);
  return items.map((item, index) => ({ ...item, rank: ranked[index] ?? '' }));
};

function placeTouchpoints(stages: (TemplateStage & { id: string })[], taken: Set<string>): Placed[] {
  return stages.flatMap((stage) =>
    inOrder(stage.touchpoints).map((touchpoint) => {
      const slug = freeSlug(touchpoint.slug, taken);
      taken.add(slug);
      return { ...touchpoint, slug, id: randomUUID(), stageId: stage.id };
    }),
  );
}

async function takenSlugs({ db, workspaceId }: WorkspaceScope): Promise<Set<string>> {
  const rows = await db.touchpoint.findMany({ where: { workspaceId }, select: { slug: true } });
  return new Set(rows.map(({ slug }) => slug));
}

async function findOrCreateDepartments(
  { db, workspaceId }: WorkspaceScope,
  touchpoints: Placed[],
): Promise<Map<string, string>> {
  const names = [...new Set(touchpoints.map(({ department }) => department))];
  await db.department.createMany({
    data: names.map((name) => ({ workspaceId, name })),
    skipDuplicates: true,
  });
  const rows = await db.department.findMany({ where: { workspaceId, name: { in: names } } });
  return new Map(rows.map(({ id, name }) => [name, id]));
}

async function linkPromises({ db, workspaceId }: WorkspaceScope, template: Template, touchpoints: Placed[]) {
  await db.brandPromise.createMany({
    data: template.promises.map((promise) => ({ ...promise, workspaceId })),
    skipDuplicates: true,
  });
  const names = template.promises.map(({ name }) => name);
  const rows = await db.brandPromise.findMany({ where: { workspaceId, name: { in: names } } });
  await db.touchpointPromise.createMany({
    data: touchpoints.flatMap(({ id, promises }) =>
      rows
        .filter(({ name }) => promises.includes(name))
        .map((promise) => ({ workspaceId, touchpointId: id, promiseId: promise.id })),
    ),
  });
}

/** Nobody has looked yet: what a template says of pains and delights is an assumption until evidence comes. */
async function noteAssumptions({ db, workspaceId }: WorkspaceScope, touchpoints: Placed[]) {
  const note = (touchpointId: string, kind: 'pain' | 'delight') => (text: string) => ({
    workspaceId,
    touchpointId,
    kind,
    text,
  });
  await db.insight.createMany({
    data: touchpoints.flatMap(({ id, pains, delights }) => [
      ...pains.map(note(id, 'pain')),
      ...delights.map(note(id, 'delight')),
    ]),
  });
}

/** Nothing speaks for personas but this: whoever reads their goals reads that nobody has looked yet. */
const assumed = (goals: string) => `${goals} Assumed: check it against your own customers.`;

/** Draws the map for the template's kinds of customers. Shares are only guessed where nobody has said any. */
async function drawPersonas(scope: WorkspaceScope, mapId: string, { personas }: Template): Promise<void> {
  const { db, workspaceId } = scope;
  const said = await db.persona.count({ where: { workspaceId, share: { not: null }, archivedAt: null } });
  const { made } = await namePersonas(scope, { mapId, names: personas.map(({ name }) => name) });
  const now = Date.now();
  for (const [index, { name, goals, share }] of personas.entries())
    await db.persona.updateMany({
      where: { workspaceId, name, id: { in: made } },
      // They are offered in the order in which they were made: that of the template.
      data: {
        goals: assumed(goals),
        createdAt: new Date(now + index),
        ...(said === 0 ? { share } : {}),
      },
    });
}

/** Personas that came with a template, as it made them, and that no map and no answer speaks of any more. */
async function dropPersonas({ db, workspaceId }: WorkspaceScope, { personas }: Template): Promise<void> {
  await db.persona.deleteMany({
    where: {
      workspaceId,
      OR: personas.map(({ name, goals }) => ({ name, goals: assumed(goals) })),
      maps: { none: {} },
      ratings: { none: {} },
    },
  });
}
