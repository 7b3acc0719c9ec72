import type { Sample } from '@/server/operation';

/** Ids that stand in what is read. They are no secrets: there is nothing they open. */
export const READ_SAMPLE: Sample = {
  publicKey: 'pk_0123456789abcdef01234567',
  mapId: '01930a6e-52c1-7b3e-8f0a-4a1d2c3b5e01',
  stageId: '01930a6e-52c4-7f11-9c2b-6b7e8d9f0a02',
  touchpointId: '01930a6e-52c8-7a45-b1d3-5c6f7a8b9c03',
  touchpoint: 'paying',
  silent: 'delivery',
  surveyId: '01930a6e-52cc-7e82-8a4f-1d2e3f4a5b04',
  ratingId: '3f9c1b7e-8a52-4d60-9e1f-7b2c4d5e6f05',
  newId: 'b1e7d2a4-6c3f-4f58-8d90-2a3b4c5d6e06',
  at: '2026-03-31T16:20:00.000Z',
};
