import type { TenancyCase } from './tenancy-cases';

/** Procedures of what happened to a map and of its versions. */
export const HISTORY_CASES: Record<string, TenancyCase> = {
  'history.compare': {
    lowest: 'viewer',
    input: ({ mapId: map, snapshotId: from }) => ({ map, from, to: null }),
    mixed: (own, other) => [{ map: own.mapId, from: other.snapshotId, to: null }],
  },
  'history.delete': { lowest: 'editor', input: ({ snapshotId: id }) => ({ id }) },
  'history.deletedMaps': { lowest: 'editor', namesNothing: true },
  'history.filters': { lowest: 'viewer', input: ({ mapId: map }) => ({ map }) },
  'history.keep': { lowest: 'editor', input: ({ mapId: map }) => ({ map, name: 'New' }) },
  'history.list': { lowest: 'viewer', input: ({ mapId: map }) => ({ map }) },
  'history.rename': { lowest: 'editor', input: ({ snapshotId: id }) => ({ id, name: 'New' }) },
  'history.restore': {
    lowest: 'editor',
    input: ({ mapId: map, snapshotId: id }) => ({ map, id }),
    mixed: (own, other) => [
      { map: own.mapId, id: other.snapshotId },
      { map: other.mapId, id: own.snapshotId },
    ],
  },
  'history.revert': {
    lowest: 'editor',
    input: ({ mapId: map, changeId: change }) => ({ map, change, field: 'purpose' }),
    mixed: (own, other) => [{ map: own.mapId, change: other.changeId, field: 'purpose' }],
  },
  'history.snapshots': { lowest: 'viewer', input: ({ mapId: map }) => ({ map }) },
};
