import { randomUUID } from 'node:crypto';
import type { TenancyCase } from './tenancy-cases';

/** Procedures that make touchpoints, change several at once, or list all of them. */
export const TOUCHPOINT_CASES: Record<string, TenancyCase> = {
  'map.outline': { lowest: 'viewer', namesNothing: true },
  'touchpoint.batch': {
    lowest: 'editor',
    input: ({ touchpointId, stageId }) => ({
      edits: [
        { op: 'update', edit: { id: touchpointId, field: 'doing', base: '', value: 'New' } },
        { op: 'move', edit: { id: touchpointId, stageId, after: null } },
        { op: 'delete', edit: { id: touchpointId } },
      ],
    }),
    mixed: (own, other) => [
      { edits: [own, other].map(({ touchpointId: id }) => ({ op: 'restore', edit: { id } })) },
      { edits: [{ op: 'move', edit: { id: own.touchpointId, stageId: other.stageId, after: null } }] },
    ],
  },
  'touchpoint.createMany': {
    lowest: 'editor',
    input: ({ stageId, touchpointId }) => ({
      stageId,
      after: touchpointId,
      items: [{ id: randomUUID(), name: 'New', department: 'New', promises: ['On time'] }],
    }),
    mixed: (own, other) => [
      { stageId: own.stageId, after: other.touchpointId, items: [{ id: randomUUID(), name: 'New' }] },
    ],
  },
  'touchpoint.create': {
    lowest: 'editor',
    input: ({ stageId, touchpointId }) => ({ stageId, after: touchpointId, name: 'New' }),
    mixed: (own, other) => [
      { stageId: own.stageId, after: other.touchpointId, name: 'New' },
      { stageId: other.stageId, after: null, name: 'New' },
    ],
  },
};
