import { z } from 'zod';
import { AFTER_ROW, pageOf, pageSchema, toPage } from '@/domain/cursor';
import { operation, type Sample } from '@/server/operation';
import { getMapDetail, listMapsAfter, lockMap } from './data';
import { createMap, deleteMap, renameMap, restoreMap } from './mutations';
import { byId, createMapInput, line, type MapDetail, mapDetail, mapResource, seen } from './schema';

const body = createMapInput.strict();
const detail = { name: 'MapDetail', schema: mapDetail };

const shown = ({ mapId, stageId, touchpointId, touchpoint, at }: Sample): MapDetail => ({
  id: mapId,
  name: 'Buying online',
  kind: 'current',
  derivedFrom: null,
  createdAt: at,
  stages: [
    {
      id: stageId,
      name: 'Checkout',
      phase: 'purchase',
      touchpoints: [{ id: touchpointId, slug: touchpoint, name: 'Paying' }],
    },
  ],
});

/** The maps of a workspace in the REST API. */
export const mapOperations = [
  operation({
    id: 'listMaps',
    method: 'GET',
    path: '/maps',
    tag: 'Maps',
    summary: 'List maps',
    description: 'All maps that were not deleted, oldest first.',
    permission: 'map:view',
    query: z.strictObject(pageOf(AFTER_ROW)),
    answer: { name: 'MapPage', schema: pageSchema(mapResource), holds: { name: 'Map', schema: mapResource } },
    handle: async (scope, { query: { cursor, limit } }) => {
      const rows = await listMapsAfter(scope, { after: cursor?.[0] ?? null, count: limit + 1 });
      return toPage(rows, limit, ({ id }) => id);
    },
    example: () => ({ query: { limit: '20' } }),
    shows: (sample) => {
      const { stages: _, ...map } = shown(sample);
      return { items: [map], nextCursor: null };
    },
  }),
  operation({
    id: 'getMap',
    method: 'GET',
    path: '/maps/{id}',
    tag: 'Maps',
    summary: 'Read a map',
    description: 'One map with its stages and touchpoints, in the order in which they are drawn.',
    permission: 'map:view',
    params: byId,
    answer: detail,
    handle: (scope, { params }) => getMapDetail(scope, params.id),
    example: ({ mapId }) => ({ params: { id: mapId } }),
    shows: shown,
  }),
  operation({
    id: 'createMap',
    method: 'POST',
    path: '/maps',
    tag: 'Maps',
    summary: 'Create a map',
    description: 'An empty map. Give it an `id` of your own to be able to send it twice without making two.',
    permission: 'map:edit',
    body: { name: 'NewMap', schema: body },
    status: 201,
    answer: detail,
    faults: ['conflict'],
    handle: async (scope, input) => getMapDetail(scope, (await createMap(scope, input.body)).id),
    example: ({ newId }) => ({ body: { id: newId, name: 'Returning a parcel' } }),
    shows: (sample) => ({ ...shown(sample), id: sample.newId, name: 'Returning a parcel', stages: [] }),
  }),
  operation({
    id: 'changeMap',
    method: 'PATCH',
    path: '/maps/{id}',
    tag: 'Maps',
    summary: 'Rename a map',
    permission: 'map:edit',
    params: byId,
    body: {
      name: 'MapChange',
      schema: z.strictObject({
        name: line(),
        base: z
          .strictObject({ name: seen })
          .optional()
          .describe('What you last read. When it is another by now, nothing is changed and 409 says so.'),
      }),
    },
    answer: detail,
    faults: ['conflict'],
    handle: async (scope, { params: { id }, body: { name, base } }) => {
      const stored = await lockMap(scope, id);
      await renameMap(scope, { id, base: base?.name ?? stored.name, value: name });
      return getMapDetail(scope, id);
    },
    example: ({ mapId }) => ({ params: { id: mapId }, body: { name: 'Buying and returning' } }),
    shows: (sample) => ({ ...shown(sample), name: 'Buying and returning' }),
  }),
  operation({
    id: 'deleteMap',
    method: 'DELETE',
    path: '/maps/{id}',
    tag: 'Maps',
    summary: 'Delete a map',
    description: 'Hides a map with all that stands on it; its surveys stop accepting. It can be restored.',
    permission: 'map:edit',
    params: byId,
    handle: (scope, { params }) => deleteMap(scope, params),
    example: ({ mapId }) => ({ params: { id: mapId } }),
  }),
  operation({
    id: 'restoreMap',
    method: 'POST',
    path: '/maps/{id}/restore',
    tag: 'Maps',
    summary: 'Restore a map',
    description: 'Brings a deleted map back with all that stood on it.',
    permission: 'map:edit',
    params: byId,
    answer: detail,
    handle: async (scope, { params }) => getMapDetail(scope, (await restoreMap(scope, params)).id),
    example: ({ mapId }) => ({ params: { id: mapId } }),
    shows: shown,
  }),
];
