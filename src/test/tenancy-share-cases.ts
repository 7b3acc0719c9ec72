import type { TenancyCase } from './tenancy-cases';

/** Procedures of links. Opening one is no procedure; see the tests of its feature. */
export const SHARE_CASES: Record<string, TenancyCase> = {
  'share.create': {
    lowest: 'editor',
    input: ({ mapId: map }) => ({ map, name: 'New', days: 7, numbers: false }),
  },
  'share.embed': {
    lowest: 'editor',
    input: ({ shareId: id }) => ({ id, origins: ['https://www.example.com'] }),
  },
  'share.list': { lowest: 'editor', input: ({ mapId: map }) => ({ map }) },
  'share.restore': { lowest: 'editor', input: ({ shareId: id }) => ({ id }) },
  'share.revoke': { lowest: 'editor', input: ({ shareId: id }) => ({ id }) },
};
