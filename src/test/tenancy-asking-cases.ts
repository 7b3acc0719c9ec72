import type { TenancyCase } from './tenancy-cases';

/** Procedures of how all surveys of a workspace ask. */
export const ASKING_CASES: Record<string, TenancyCase> = {
  'asking.get': { lowest: 'viewer', namesNothing: true },
  'asking.set': {
    lowest: 'admin',
    input: () => ({ budget: { questions: 2, days: 30 } }),
    namesNothing: true,
  },
};
