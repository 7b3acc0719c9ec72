import type { TenancyCase } from './tenancy-cases';

/** Procedures of the overview, of what is marked on its charts, and of what narrows them. */
export const OVERVIEW_CASES: Record<string, TenancyCase> = {
  // A map that is not there is no refusal: one's own first map is shown in its place.
  'overview.get': { lowest: 'viewer', input: ({ mapId: map }) => ({ map }), namesNothing: true },
  'driver.get': { lowest: 'viewer', input: ({ mapId: map }) => ({ map }) },
  // What another workspace has is not found, and is no refusal: it fits no rating.
  'explore.get': {
    lowest: 'viewer',
    input: ({ touchpointSlug, stageId, personaSlug }) => ({
      segment: { touchpoints: [touchpointSlug], stages: [stageId], personas: [personaSlug] },
      versus: 'before',
    }),
    namesNothing: true,
    echoes: true,
  },
  'view.list': { lowest: 'viewer', namesNothing: true },
  'view.create': {
    lowest: 'editor',
    input: () => ({ name: 'New', query: 'by=device' }),
    namesNothing: true,
  },
  'view.rename': { lowest: 'editor', input: ({ viewId: id }) => ({ id, name: 'New' }) },
  'view.delete': { lowest: 'editor', input: ({ viewId: id }) => ({ id }) },
  'filter.choices': { lowest: 'viewer', namesNothing: true },
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
