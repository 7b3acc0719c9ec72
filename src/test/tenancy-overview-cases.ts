import type { TenancyCase } from './tenancy-cases';

/** Procedures of the overview, and of what is marked on its charts. */
export const OVERVIEW_CASES: Record<string, TenancyCase> = {
  // A map that is not there is no refusal: one's own first map is shown in its place.
  'overview.get': { lowest: 'viewer', input: ({ mapId: map }) => ({ map }), namesNothing: true },
  'annotation.create': {
    lowest: 'editor',
    input: () => ({ day: '2026-11-20', kind: 'release', text: 'New' }),
    namesNothing: true,
  },
  'annotation.update': {
    lowest: 'editor',
    input: ({ annotationId: id }) => ({ id, day: '2026-11-20', kind: 'release', text: 'New' }),
  },
  'annotation.delete': { lowest: 'editor', input: ({ annotationId: id }) => ({ id }) },
};
