import { z } from 'zod';
import { AFTER_ROW, pageOf, pageSchema, toPage } from '@/domain/cursor';
import { getMapDetail } from '@/features/map/data';
import { byId, seen } from '@/features/map/schema';
import { operation, type Sample } from '@/server/operation';
import type { WorkspaceScope } from '@/server/tenancy';
import { getStage, listStagesAfter, lockStage } from './data';
import { createStage, deleteStage, moveStage, restoreStage, updateStage } from './mutations';
import {
  createStageInput,
  moveStageInput,
  type StageResource,
  stageChange,
  stageResource,
  updateStageInput,
} from './schema';

const stage = { name: 'Stage', schema: stageResource };
const after = z.uuid().nullable();

const shown = ({ stageId, mapId, at }: Sample): StageResource => ({
  id: stageId,
  mapId,
  name: 'Checkout',
  goal: 'Pay without surprises',
  phase: 'purchase',
  createdAt: at,
});

/** The last stage of a map; null when it has none. */
async function lastOf(scope: WorkspaceScope, mapId: string): Promise<string | null> {
  return (await getMapDetail(scope, mapId)).stages.at(-1)?.id ?? null;
}

/** The stages of maps in the REST API. */
export const stageOperations = [
  operation({
    id: 'listStages',
    method: 'GET',
    path: '/stages',
    tag: 'Stages',
    summary: 'List stages',
    description: 'Map by map, in the order in which they are drawn.',
    permission: 'map:view',
    query: z.strictObject({
      mapId: z.uuid().optional().describe('Stages of this map; of all maps without.'),
      ...pageOf(AFTER_ROW),
    }),
    answer: { name: 'StagePage', schema: pageSchema(stageResource) },
    faults: ['not_found'],
    handle: async (scope, { query: { mapId = null, cursor, limit } }) => {
      if (mapId) await getMapDetail(scope, mapId);
      const rows = await listStagesAfter(scope, { mapId, after: cursor?.[0] ?? null, count: limit + 1 });
      return toPage(rows, limit, ({ id }) => id);
    },
    example: ({ mapId }) => ({ query: { mapId } }),
    shows: (sample) => ({ items: [shown(sample)], nextCursor: null }),
  }),
  operation({
    id: 'getStage',
    method: 'GET',
    path: '/stages/{id}',
    tag: 'Stages',
    summary: 'Read a stage',
    permission: 'map:view',
    params: byId,
    answer: stage,
    handle: (scope, { params }) => getStage(scope, params.id),
    example: ({ stageId }) => ({ params: { id: stageId } }),
    shows: shown,
  }),
  operation({
    id: 'createStage',
    method: 'POST',
    path: '/stages',
    tag: 'Stages',
    summary: 'Create a stage',
    description: 'Give it an `id` of your own to be able to send it twice without making two.',
    permission: 'map:edit',
    body: {
      name: 'NewStage',
      schema: createStageInput.strict().extend({
        after: after
          .optional()
          .describe('The stage it follows; null: first. The end of the map if not said.'),
      }),
    },
    status: 201,
    answer: stage,
    faults: ['not_found', 'conflict'],
    handle: async (scope, { body }) => {
      const place = body.after === undefined ? await lastOf(scope, body.mapId) : body.after;
      // Sent again, it is the last one itself.
      const made = await createStage(scope, { ...body, after: place === body.id ? null : place });
      return getStage(scope, made.id);
    },
    example: ({ newId, mapId }) => ({ body: { id: newId, mapId, name: 'Delivery', phase: 'after' } }),
    shows: (sample) => ({ ...shown(sample), id: sample.newId, name: 'Delivery', goal: '', phase: 'after' }),
  }),
  operation({
    id: 'changeStage',
    method: 'PATCH',
    path: '/stages/{id}',
    tag: 'Stages',
    summary: 'Change a stage',
    description: 'Changes the fields that are named; the others stay. All of them, or none.',
    permission: 'map:edit',
    params: byId,
    body: {
      name: 'StageChange',
      schema: stageChange.strict().extend({
        base: z
          .strictObject({ name: seen, goal: seen, phase: seen })
          .partial()
          .optional()
          .describe('What you last read. When it is another by now, nothing is changed and 409 says so.'),
      }),
    },
    answer: stage,
    faults: ['conflict'],
    handle: async (scope, { params: { id }, body: { base, ...change } }) => {
      const stored = { ...(await lockStage(scope, id)), ...base };
      for (const field of stageChange.keyof().options)
        if (change[field] !== undefined)
          await updateStage(
            scope,
            updateStageInput.parse({ id, field, base: stored[field], value: change[field] }),
          );
      return getStage(scope, id);
    },
    example: ({ stageId }) => ({ params: { id: stageId }, body: { goal: 'Know the price before paying' } }),
    shows: (sample) => ({ ...shown(sample), goal: 'Know the price before paying' }),
  }),
  operation({
    id: 'moveStage',
    method: 'POST',
    path: '/stages/{id}/move',
    tag: 'Stages',
    summary: 'Move a stage',
    description: 'Puts a stage with its touchpoints behind another one of its map, or first.',
    permission: 'map:edit',
    params: byId,
    body: {
      name: 'StageMove',
      schema: moveStageInput
        .pick({ after: true })
        .strict()
        .extend({ after: after.describe('The stage it follows; null: first.') }),
    },
    answer: stage,
    faults: ['conflict'],
    handle: async (scope, { params: { id }, body }) => {
      await moveStage(scope, { id, after: body.after });
      return getStage(scope, id);
    },
    example: ({ stageId }) => ({ params: { id: stageId }, body: { after: null } }),
    shows: shown,
  }),
  operation({
    id: 'deleteStage',
    method: 'DELETE',
    path: '/stages/{id}',
    tag: 'Stages',
    summary: 'Delete a stage',
    description: 'Hides a stage with its touchpoints, whose surveys stop accepting. It can be restored.',
    permission: 'map:edit',
    params: byId,
    handle: (scope, { params }) => deleteStage(scope, params),
    example: ({ stageId }) => ({ params: { id: stageId } }),
  }),
  operation({
    id: 'restoreStage',
    method: 'POST',
    path: '/stages/{id}/restore',
    tag: 'Stages',
    summary: 'Restore a stage',
    description: 'Brings a deleted stage back with its touchpoints.',
    permission: 'map:edit',
    params: byId,
    answer: stage,
    handle: async (scope, { params }) => getStage(scope, (await restoreStage(scope, params)).id),
    example: ({ stageId }) => ({ params: { id: stageId } }),
    shows: shown,
  }),
];
