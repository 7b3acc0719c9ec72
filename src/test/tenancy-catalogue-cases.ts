import type { TenancyCase } from './tenancy-cases';

/** Procedures of the catalogue. */
export const CATALOGUE_CASES: Record<string, TenancyCase> = {
  'catalogue.list': { lowest: 'viewer', namesNothing: true },
  'catalogue.setIndustry': {
    lowest: 'editor',
    input: ({ mapId }) => ({ mapId, industry: 'finance' }),
  },
};
