import { z } from 'zod';
import { AFTER_ROW, pageOf, pageSchema, toPage } from '@/domain/cursor';
import { createTouchpoints } from '@/features/batch/mutations';
import { getMapDetail } from '@/features/map/data';
import { byId, seen, slug } from '@/features/map/schema';
import { getStage } from '@/features/stage/data';
import { operation, type Sample } from '@/server/operation';
import type { WorkspaceScope } from '@/server/tenancy';
import { getTouchpoint, listTouchpointsAfter, lockTouchpoint } from './data';
import { deleteTouchpoint, moveTouchpoint, restoreTouchpoint, updateTouchpoint } from './mutations';
import {
  moveTouchpointInput,
  newTouchpoint,
  SAID,
  type TouchpointResource,
  touchpointChange,
  touchpointResource,
  updateTouchpointInput,
} from './schema';

const touchpoint = { name: 'Touchpoint', schema: touchpointResource };

const shown = (sample: Sample): TouchpointResource => ({
  id: sample.touchpointId,
  slug: sample.touchpoint,
  mapId: sample.mapId,
  stageId: sample.stageId,
  name: 'Paying',
  doing: 'Chooses a way to pay',
  thinking: 'Is this safe?',
  feeling: 'Careful',
  mood: 3,
  channel: 'Website',
  purpose: 'Turn a basket into an order',
  department: 'Web shop',
  desired: 4.5,
  importance: 5,
  businessImportance: 5,
  momentOfTruth: true,
  leadsToId: null,
  promises: ['Effortless'],
  survey: { id: sample.surveyId, type: 'csat', status: 'published' },
  createdAt: sample.at,
});

/** The last touchpoint of a stage; null when it has none. */
async function lastOf(scope: WorkspaceScope, stageId: string): Promise<string | null> {
  const { mapId } = await getStage(scope, stageId);
  const { stages } = await getMapDetail(scope, mapId);
  return stages.find(({ id }) => id === stageId)?.touchpoints.at(-1)?.id ?? null;
}

const base = touchpointResource
  .pick({ ...SAID, leadsToId: true })
  .extend({ name: seen })
  .strict()
  .partial();

const after = z.uuid().nullable();
const afterOrLast = after
  .optional()
  .describe('The touchpoint it follows; null: first. The end of the stage if not said.');

/** The touchpoints of maps in the REST API. */
export const touchpointOperations = [
  operation({
    id: 'listTouchpoints',
    method: 'GET',
    path: '/touchpoints',
    tag: 'Touchpoints',
    summary: 'List touchpoints',
    description: 'Map by map and stage by stage, in the order in which they are drawn.',
    permission: 'map:view',
    query: z.strictObject({
      mapId: z.uuid().optional().describe('Touchpoints of this map; of all maps without.'),
      stageId: z.uuid().optional().describe('Touchpoints of this stage.'),
      slug: slug.optional().describe('The touchpoint of this slug.'),
      ...pageOf(AFTER_ROW),
    }),
    answer: { name: 'TouchpointPage', schema: pageSchema(touchpointResource) },
    faults: ['not_found'],
    handle: async (scope, { query: { cursor, limit, ...place } }) => {
      if (place.mapId) await getMapDetail(scope, place.mapId);
      if (place.stageId) await getStage(scope, place.stageId);
      const rows = await listTouchpointsAfter(scope, { ...place, after: cursor?.[0], count: limit + 1 });
      return toPage(rows, limit, ({ id }) => id);
    },
    example: ({ touchpoint: slug }) => ({ query: { slug } }),
    shows: (sample) => ({ items: [shown(sample)], nextCursor: null }),
  }),
  operation({
    id: 'getTouchpoint',
    method: 'GET',
    path: '/touchpoints/{id}',
    tag: 'Touchpoints',
    summary: 'Read a touchpoint',
    permission: 'map:view',
    params: byId,
    answer: touchpoint,
    handle: (scope, { params }) => getTouchpoint(scope, params.id),
    example: ({ touchpointId }) => ({ params: { id: touchpointId } }),
    shows: shown,
  }),
  operation({
    id: 'createTouchpoint',
    method: 'POST',
    path: '/touchpoints',
    tag: 'Touchpoints',
    summary: 'Create a touchpoint',
    description:
      'Its slug is made from its name and stays. A department that is new is made; promises the workspace does not ' +
      'have are left out. Give it an `id` of your own to be able to send it twice without making two.',
    permission: 'map:edit',
    body: {
      name: 'NewTouchpoint',
      schema: newTouchpoint
        .strict()
        .extend({ stageId: z.uuid(), after: afterOrLast, id: z.uuid().optional() }),
    },
    status: 201,
    answer: touchpoint,
    faults: ['not_found', 'conflict'],
    handle: async (scope, { body: { stageId, after, id = crypto.randomUUID(), ...written } }) => {
      const last = after === undefined ? await lastOf(scope, stageId) : after;
      const item = { insights: [], survey: null, lanes: {}, pictures: {}, standsFor: [], ...written, id };
      // Sent again, it is the last one itself.
      await createTouchpoints(scope, { stageId, after: last === id ? null : last, items: [item] });
      return getTouchpoint(scope, id);
    },
    example: ({ newId, stageId }) => ({
      body: { id: newId, stageId, name: 'Confirmation e-mail', channel: 'E-mail', desired: 4 },
    }),
    shows: (sample) => ({
      ...shown(sample),
      id: sample.newId,
      slug: 'confirmation-e-mail',
      name: 'Confirmation e-mail',
      doing: '',
      thinking: '',
      feeling: '',
      mood: null,
      channel: 'E-mail',
      purpose: '',
      department: '',
      desired: 4,
      importance: null,
      businessImportance: null,
      momentOfTruth: false,
      promises: [],
      survey: null,
    }),
  }),
  operation({
    id: 'changeTouchpoint',
    method: 'PATCH',
    path: '/touchpoints/{id}',
    tag: 'Touchpoints',
    summary: 'Change a touchpoint',
    description: 'Changes the fields that are named; the others stay. All of them, or none.',
    permission: 'map:edit',
    params: byId,
    body: {
      name: 'TouchpointChange',
      schema: touchpointChange.strict().extend({
        base: base
          .optional()
          .describe('What you last read. When it is another by now, nothing is changed and 409 says so.'),
      }),
    },
    answer: touchpoint,
    faults: ['conflict'],
    handle: async (scope, { params: { id }, body: { base, ...change } }) => {
      await lockTouchpoint(scope, id);
      const stored = { ...(await getTouchpoint(scope, id)), ...base };
      for (const field of touchpointChange.keyof().options)
        if (change[field] !== undefined)
          await updateTouchpoint(
            scope,
            updateTouchpointInput.parse({ id, field, base: stored[field], value: change[field] }),
          );
      return getTouchpoint(scope, id);
    },
    example: ({ touchpointId }) => ({ params: { id: touchpointId }, body: { desired: 4.5, importance: 5 } }),
    shows: shown,
  }),
  operation({
    id: 'moveTouchpoint',
    method: 'POST',
    path: '/touchpoints/{id}/move',
    tag: 'Touchpoints',
    summary: 'Move a touchpoint',
    description: 'Puts a touchpoint into a stage of its map, behind another touchpoint of that stage.',
    permission: 'map:edit',
    params: byId,
    body: {
      name: 'TouchpointMove',
      schema: moveTouchpointInput.pick({ stageId: true }).strict().extend({ after: afterOrLast }),
    },
    answer: touchpoint,
    faults: ['conflict'],
    handle: async (scope, { params: { id }, body: { stageId, after } }) => {
      const last = after === undefined ? await lastOf(scope, stageId) : after;
      if (last !== id) await moveTouchpoint(scope, { id, stageId, after: last });
      return getTouchpoint(scope, id);
    },
    example: ({ touchpointId, stageId }) => ({
      params: { id: touchpointId },
      body: { stageId, after: null },
    }),
    shows: shown,
  }),
  operation({
    id: 'deleteTouchpoint',
    method: 'DELETE',
    path: '/touchpoints/{id}',
    tag: 'Touchpoints',
    summary: 'Delete a touchpoint',
    description:
      'Hides a touchpoint; its survey stops accepting, what was heard is kept. It can be restored.',
    permission: 'map:edit',
    params: byId,
    handle: (scope, { params }) => deleteTouchpoint(scope, params),
    example: ({ touchpointId }) => ({ params: { id: touchpointId } }),
  }),
  operation({
    id: 'restoreTouchpoint',
    method: 'POST',
    path: '/touchpoints/{id}/restore',
    tag: 'Touchpoints',
    summary: 'Restore a touchpoint',
    description: 'Brings a deleted touchpoint back to its old place.',
    permission: 'map:edit',
    params: byId,
    answer: touchpoint,
    faults: ['conflict'],
    handle: async (scope, { params }) => getTouchpoint(scope, (await restoreTouchpoint(scope, params)).id),
    example: ({ touchpointId }) => ({ params: { id: touchpointId } }),
    shows: shown,
  }),
];
