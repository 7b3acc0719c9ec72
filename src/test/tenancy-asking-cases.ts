import type { TenancyCase } from './tenancy-cases';

/** Procedures of how all surveys of a workspace ask. */
export const ASKING_CASES: Record<string, TenancyCase> = {
  'asking.get': { lowest: 'viewer', namesNothing: true },
  'asking.set': {
    lowest: 'admin',
    input: () => ({ change: { days: 30 }, base: { days: 7 } }),
    namesNothing: true,
  },
};
