import type { TenancyCase } from './tenancy-cases';

/** Procedures of a map's health. */
export const HEALTH_CASES: Record<string, TenancyCase> = {
  'health.get': { lowest: 'viewer', input: ({ mapId }) => ({ mapId }) },
  'health.list': { lowest: 'viewer', namesNothing: true },
  'health.set': { lowest: 'editor', input: ({ mapId }) => ({ mapId, field: 'quietDays', value: 14 }) },
  'health.review': { lowest: 'editor', input: ({ mapId }) => ({ mapId }) },
  'health.except': {
    lowest: 'editor',
    input: ({ mapId, touchpointId: subject }) => ({ mapId, rule: 'owner', subject, reason: 'New' }),
  },
  'health.unexcept': { lowest: 'editor', input: ({ mapId }) => ({ mapId, rule: 'survey', subject: '' }) },
};
