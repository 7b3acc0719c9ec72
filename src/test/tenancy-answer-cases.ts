import { randomUUID } from 'node:crypto';
import type { TenancyCase } from './tenancy-cases';

/** Procedures of single answers and of the tags on them. */
export const ANSWER_CASES: Record<string, TenancyCase> = {
  // A tag that is not there is on no answer, and no refusal.
  'answer.list': {
    lowest: 'viewer',
    input: ({ tagId }) => ({ tags: [tagId] }),
    namesNothing: true,
  },
  'answer.count': {
    lowest: 'viewer',
    input: ({ tagId }) => ({ tags: [tagId] }),
    namesNothing: true,
  },
  'answer.get': { lowest: 'viewer', input: ({ ratingId: id }) => ({ id }) },
  'answer.others': { lowest: 'viewer', input: ({ ratingId: id }) => ({ id }) },
  'download.list': { lowest: 'editor', namesNothing: true },
  'download.create': { lowest: 'editor', input: () => ({ format: 'csv' }), namesNothing: true },
  'download.delete': { lowest: 'editor', input: ({ downloadId: id }) => ({ id }) },
  'tag.list': { lowest: 'viewer', namesNothing: true },
  'tag.create': { lowest: 'editor', input: () => ({ name: 'New' }), namesNothing: true },
  'tag.rename': { lowest: 'editor', input: ({ tagId: id }) => ({ id, base: 'Old', value: 'New' }) },
  'tag.delete': { lowest: 'editor', input: ({ tagId: id }) => ({ id }) },
  'tag.set': {
    lowest: 'editor',
    input: ({ tagId: tag, ratingId }) => ({ tag, on: true, selection: { ids: [ratingId] } }),
    mixed: (own, other) => [{ tag: other.tagId, on: true, selection: { ids: [own.ratingId] } }],
  },
  'theme.list': { lowest: 'viewer', namesNothing: true },
  'theme.get': { lowest: 'viewer', input: ({ themeIds: [id] }) => ({ id }) },
  'theme.rename': {
    lowest: 'editor',
    input: ({ themeIds: [id] }) => ({ id, base: 'parcel', value: 'Parcels' }),
  },
  'theme.mark': { lowest: 'editor', input: ({ themeIds: [id] }) => ({ id, mark: 'pinned', on: true }) },
  'theme.merge': {
    lowest: 'editor',
    input: ({ themeIds: [into, other] }) => ({ ids: [other], into }),
    mixed: (own, other) => [
      { ids: [own.themeIds[0]], into: other.themeIds[0] },
      { ids: [other.themeIds[0]], into: own.themeIds[0] },
    ],
  },
  'theme.split': { lowest: 'editor', input: ({ themeIds: [, id] }) => ({ ids: [id] }) },
  'theme.note': {
    lowest: 'editor',
    input: ({ themeIds: [id], touchpointId }) => ({
      id,
      touchpointId,
      kind: 'pain',
      text: 'New',
      insightId: randomUUID(),
    }),
    mixed: (own, other) => [
      {
        id: other.themeIds[0],
        touchpointId: own.touchpointId,
        kind: 'pain',
        text: 'New',
        insightId: randomUUID(),
      },
      {
        id: own.themeIds[0],
        touchpointId: other.touchpointId,
        kind: 'pain',
        text: 'New',
        insightId: randomUUID(),
      },
    ],
  },
  'tag.undo': { lowest: 'editor', input: () => ({ change: randomUUID() }), namesNothing: true },
};
