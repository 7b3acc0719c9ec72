import type { TenancyCase } from './tenancy-cases';

/** Procedures of the overview. */
export const OVERVIEW_CASES: Record<string, TenancyCase> = {
  // A map that is not there is no refusal: one's own first map is shown in its place.
  'overview.get': { lowest: 'viewer', input: ({ mapId: map }) => ({ map }), namesNothing: true },
};
