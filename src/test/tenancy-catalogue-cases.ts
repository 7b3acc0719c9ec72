import type { TenancyCase } from './tenancy-cases';

/** Procedures of the catalogue and of channels. */
export const CATALOGUE_CASES: Record<string, TenancyCase> = {
  'catalogue.list': { lowest: 'viewer', namesNothing: true },
  'catalogue.setIndustry': {
    lowest: 'editor',
    input: ({ mapId }) => ({ mapId, industry: 'finance' }),
  },
  'channel.list': { lowest: 'viewer', namesNothing: true },
  'channel.rename': {
    lowest: 'editor',
    input: ({ touchpointId }) => ({ from: '', to: 'Fax', ids: [touchpointId] }),
    mixed: (own, other) => [{ from: '', to: 'Fax', ids: [own.touchpointId, other.touchpointId] }],
  },
};
