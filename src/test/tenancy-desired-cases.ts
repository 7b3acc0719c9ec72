import type { TenancyCase } from './tenancy-cases';

/** Procedures of desired maps. */
export const DESIRED_CASES: Record<string, TenancyCase> = {
  'desired.ancestry': { lowest: 'viewer', input: ({ desiredMapId: map }) => ({ map }) },
  'desired.derive': { lowest: 'editor', input: ({ mapId }) => ({ mapId, name: 'New' }) },
  'desired.merge': {
    lowest: 'editor',
    input: ({ desiredTouchpointIds: [id, other] }) => ({ id, other }),
    mixed: (own, other) => [
      { id: own.desiredTouchpointIds[0], other: other.desiredTouchpointIds[0] },
      { id: other.desiredTouchpointIds[0], other: own.desiredTouchpointIds[0] },
    ],
  },
  'desired.progress': {
    lowest: 'viewer',
    input: ({ desiredMapId: map }) => ({ map }),
    mixed: (own, other) => [{ map: own.desiredMapId, persona: other.personaSlug }],
  },
  'desired.unmerge': {
    lowest: 'editor',
    input: ({ merged }) => merged,
    mixed: (own, other) => [
      { ...own.merged, other: other.merged.other },
      { ...own.merged, id: other.merged.id },
    ],
  },
};
