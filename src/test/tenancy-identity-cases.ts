import type { TenancyCase } from './tenancy-cases';

/** Procedures of who customers are, of pages that are heard and of answers that are not counted. */
export const IDENTITY_CASES: Record<string, TenancyCase> = {
  'connection.list': { lowest: 'editor', namesNothing: true },
  'flag.list': { lowest: 'viewer', input: ({ touchpointId }) => ({ touchpointId }) },
  'flag.set': { lowest: 'editor', input: ({ ratingId: id }) => ({ id, flag: 'manual' }) },
  'identity.get': { lowest: 'admin', namesNothing: true },
  'identity.hash': { lowest: 'admin', namesNothing: true },
  'identity.rotate': { lowest: 'admin', input: () => ({ version: 1 }), namesNothing: true },
  'identity.setRequired': { lowest: 'admin', input: () => ({ required: true }), namesNothing: true },
};
