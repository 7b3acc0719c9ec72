import { randomUUID } from 'node:crypto';
import type { Role } from '@/domain/permissions';
import type { Target } from './target';
import { ANSWER_CASES } from './tenancy-answer-cases';
import { ASKING_CASES } from './tenancy-asking-cases';
import { CATALOGUE_CASES } from './tenancy-catalogue-cases';
import { DESIRED_CASES } from './tenancy-desired-cases';
import { DISCUSSION_CASES } from './tenancy-discussion-cases';
import { HEALTH_CASES } from './tenancy-health-cases';
import { HISTORY_CASES } from './tenancy-history-cases';
import { IDENTITY_CASES } from './tenancy-identity-cases';
import { IMPORT_CASES } from './tenancy-import-cases';
import { OVERVIEW_CASES } from './tenancy-overview-cases';
import { PEOPLE_CASES } from './tenancy-people-cases';
import { SHARE_CASES } from './tenancy-share-cases';
import { SURVEY_CASES } from './tenancy-survey-cases';
import { TOUCHPOINT_CASES } from './tenancy-touchpoint-cases';

export interface TenancyCase {
  /** The lowest role that may do it. */
  lowest: Role;
  /** What to ask for, naming rows of `of` wherever the procedure names any. */
  input?: (of: Target) => object;
  /** Names no row, so it works in one's own workspace, whatever others have. */
  namesNothing?: true;
  /** What an owner is refused with who asks in their own workspace; by default `not_found`, if rows are named. */
  refusal?: 'invalid' | 'conflict';
  /** Though viewers may, visitors of the example may not: it is about being a member. */
  membersOnly?: true;
  /** Says back what was asked for and is not there: no more than whoever asks has said. */
  echoes?: true;
  /** The one member who may, when it is not everybody of the role. */
  as?: (of: Target) => string;
  /** Rows of one's own together with rows of another workspace. */
  mixed?: (own: Target, other: Target) => object[];
}

/** Procedures of a workspace. */
export const WORKSPACE_CASES: Record<string, TenancyCase> = {
  ...ANSWER_CASES,
  ...ASKING_CASES,
  ...CATALOGUE_CASES,
  ...DESIRED_CASES,
  ...HEALTH_CASES,
  ...DISCUSSION_CASES,
  ...HISTORY_CASES,
  ...IDENTITY_CASES,
  ...IMPORT_CASES,
  ...OVERVIEW_CASES,
  ...SHARE_CASES,
  ...SURVEY_CASES,
  ...TOUCHPOINT_CASES,
  'evidence.create': {
    lowest: 'editor',
    input: ({ insightId: id }) => ({
      subject: { of: 'insight', id },
      kind: 'link',
      url: 'https://example.shop/report',
      observedOn: '2026-01-31',
    }),
    mixed: (own, other) => [
      { subject: { of: 'insight', id: own.insightId }, kind: 'rating', ratingId: other.ratingId },
      { subject: { of: 'opportunity', id: other.opportunityId }, kind: 'rating', ratingId: own.ratingId },
      {
        subject: { of: 'statement', id: other.touchpointId, lane: 'doing' },
        kind: 'quotation',
        text: 'New',
        observedOn: '2026-01-31',
      },
      {
        subject: { of: 'statement', id: own.touchpointId, lane: other.laneId },
        kind: 'quotation',
        text: 'New',
        observedOn: '2026-01-31',
      },
      {
        subject: { of: 'insight', id: own.insightId },
        kind: 'file',
        attachmentId: other.attachmentId,
        observedOn: '2026-01-31',
      },
    ],
  },
  'evidence.delete': { lowest: 'editor', input: ({ evidenceId: id }) => ({ id }) },
  'evidence.list': {
    lowest: 'viewer',
    input: ({ touchpointId }) => ({ touchpointId }),
    mixed: (_, other) => [{ opportunityId: other.opportunityId }],
  },
  'evidence.update': {
    lowest: 'editor',
    input: ({ evidenceId: id }) => ({
      id,
      base: null,
      content: { kind: 'quotation', text: 'New', observedOn: '2026-01-31' },
    }),
    mixed: (own, other) => [
      { id: own.evidenceId, base: null, content: { kind: 'rating', ratingId: other.ratingId } },
      {
        id: own.evidenceId,
        base: null,
        content: { kind: 'file', attachmentId: other.attachmentId, observedOn: '2026-01-31' },
      },
    ],
  },
  'insight.create': {
    lowest: 'editor',
    input: ({ touchpointId }) => ({ touchpointId, kind: 'delight', text: 'New' }),
  },
  'insight.delete': { lowest: 'editor', input: ({ insightId: id }) => ({ id }) },
  'insight.list': { lowest: 'viewer', input: ({ touchpointId }) => ({ touchpointId }) },
  'insight.update': {
    lowest: 'editor',
    input: ({ insightId: id }) => ({ id, field: 'kind', base: 'pain', value: 'delight' }),
  },
  'key.create': { lowest: 'admin', input: () => ({ name: 'New', kind: 'secret' }), namesNothing: true },
  'key.list': { lowest: 'editor', namesNothing: true },
  'key.revoke': { lowest: 'admin', input: ({ keyId: id }) => ({ id }) },
  'key.setOrigins': {
    lowest: 'admin',
    input: ({ keyId: id }) => ({ id, origins: ['https://www.example.shop'] }),
  },
  'map.cards': { lowest: 'viewer', namesNothing: true },
  'lane.create': {
    lowest: 'editor',
    input: ({ mapId }) => ({ mapId, kind: 'text', name: 'New' }),
    mixed: (own, other) => [{ mapId: own.mapId, kind: 'text', name: 'New', after: other.laneId }],
  },
  'lane.delete': { lowest: 'editor', input: ({ laneId: id }) => ({ id }) },
  'lane.hide': {
    lowest: 'editor',
    input: ({ mapId, laneId: id }) => ({ mapId, id, hidden: true }),
    mixed: (own, other) => [
      { mapId: own.mapId, id: other.laneId, hidden: true },
      { mapId: other.mapId, id: own.laneId, hidden: true },
      { mapId: other.mapId, id: 'doing', hidden: true },
    ],
  },
  'lane.move': {
    lowest: 'editor',
    input: ({ mapId, laneId: id }) => ({ mapId, id, after: null }),
    mixed: (own, other) => [
      { mapId: own.mapId, id: own.laneId, after: other.laneId },
      { mapId: other.mapId, id: 'doing', after: null },
    ],
  },
  'lane.restore': { lowest: 'editor', input: ({ laneId: id }) => ({ id }) },
  'lane.setValue': {
    lowest: 'editor',
    input: ({ laneId, touchpointId }) => ({ laneId, touchpointId, field: 'text', base: '', value: 'New' }),
    mixed: (own, other) => [
      { laneId: own.laneId, touchpointId: other.touchpointId, field: 'text', base: '', value: 'New' },
      { laneId: other.laneId, touchpointId: own.touchpointId, field: 'text', base: '', value: 'New' },
      {
        laneId: own.imageLaneId,
        touchpointId: own.touchpointId,
        field: 'attachmentId',
        base: null,
        value: other.attachmentId,
        text: 'Theirs',
      },
    ],
  },
  'lane.update': {
    lowest: 'editor',
    input: ({ laneId: id }) => ({ id, field: 'name', base: 'Lane', value: 'New' }),
  },
  'map.create': { lowest: 'editor', input: () => ({ name: 'New' }), namesNothing: true },
  'map.delete': { lowest: 'editor', input: ({ mapId: id }) => ({ id }) },
  'map.get': {
    lowest: 'viewer',
    input: ({ mapId: map }) => ({ map }),
    mixed: (own, other) => [{ map: own.mapId, persona: other.personaSlug }],
  },
  'map.list': { lowest: 'viewer', namesNothing: true },
  'map.rename': { lowest: 'editor', input: ({ mapId: id }) => ({ id, base: 'Journey', value: 'New' }) },
  'map.restore': { lowest: 'editor', input: ({ mapId: id }) => ({ id }) },
  'opportunity.create': {
    lowest: 'editor',
    input: ({ mapId, touchpointId }) => ({ mapId, title: 'New', touchpointIds: [touchpointId] }),
    mixed: (own, other) => [{ mapId: own.mapId, title: 'New', touchpointIds: [other.touchpointId] }],
  },
  'opportunity.delete': { lowest: 'editor', input: ({ opportunityId: id }) => ({ id }) },
  'opportunity.link': {
    lowest: 'editor',
    input: ({ opportunityId: id, touchpointId }) => ({ id, touchpointId, linked: false }),
    mixed: (own, other) => [
      { id: own.opportunityId, touchpointId: other.touchpointId, linked: true },
      { id: own.opportunityId, insightId: other.insightId, linked: true },
      { id: other.opportunityId, touchpointId: own.touchpointId, linked: true },
    ],
  },
  'opportunity.list': { lowest: 'viewer', input: ({ mapId }) => ({ mapId }) },
  'opportunity.update': {
    lowest: 'editor',
    input: ({ opportunityId: id }) => ({ id, field: 'status', base: 'idea', value: 'planned' }),
  },
  'persona.archive': { lowest: 'editor', input: ({ personaId: id }) => ({ id }) },
  'persona.create': { lowest: 'editor', input: () => ({ name: 'New' }), namesNothing: true },
  'persona.delete': { lowest: 'editor', input: ({ freePersonaId: id }) => ({ id }) },
  'persona.link': {
    lowest: 'editor',
    input: ({ mapId, personaId }) => ({ mapId, personaId, linked: true }),
    mixed: (own, other) => [
      { mapId: own.mapId, personaId: other.personaId, linked: true },
      { mapId: other.mapId, personaId: own.personaId, linked: true },
    ],
  },
  'persona.list': { lowest: 'viewer', namesNothing: true },
  'persona.restore': { lowest: 'editor', input: ({ personaId: id }) => ({ id }) },
  'persona.update': {
    lowest: 'editor',
    input: ({ personaId: id }) => ({ id, field: 'share', base: null, value: 40 }),
  },
  'presence.gone': { lowest: 'viewer', input: () => ({ tab: randomUUID() }), namesNothing: true },
  'presence.here': {
    lowest: 'viewer',
    input: ({ mapId: map }) => ({ tab: randomUUID(), stream: randomUUID(), map, cell: null }),
  },
  'promise.create': { lowest: 'editor', input: () => ({ name: 'New' }), namesNothing: true },
  'promise.delete': { lowest: 'editor', input: ({ promiseId: id }) => ({ id }) },
  'promise.link': {
    lowest: 'editor',
    input: ({ touchpointId, promiseId }) => ({ touchpointId, promiseId, linked: false }),
    mixed: (own, other) => [
      { touchpointId: own.touchpointId, promiseId: other.promiseId, linked: true },
      { touchpointId: other.touchpointId, promiseId: own.promiseId, linked: true },
    ],
  },
  'promise.list': { lowest: 'viewer', namesNothing: true },
  'promise.update': {
    lowest: 'editor',
    input: ({ promiseId: id }) => ({ id, field: 'check', base: '', value: 'New' }),
  },
  'rating.comments': {
    lowest: 'viewer',
    input: ({ touchpointId }) => ({ touchpointId }),
    mixed: (own, other) => [{ touchpointId: own.touchpointId, persona: other.personaSlug }],
  },
  'rating.trend': {
    lowest: 'viewer',
    input: ({ touchpointId }) => ({ touchpointId, range: '28d' }),
    mixed: (own, other) => [{ touchpointId: own.touchpointId, range: '28d', persona: other.personaSlug }],
  },
  'stage.create': {
    lowest: 'editor',
    input: ({ mapId, stageId }) => ({ mapId, after: stageId, name: 'New' }),
    mixed: (own, other) => [
      { mapId: own.mapId, after: other.stageId, name: 'New' },
      { mapId: other.mapId, after: null, name: 'New' },
    ],
  },
  'stage.delete': { lowest: 'editor', input: ({ stageId: id }) => ({ id }) },
  'stage.move': {
    lowest: 'editor',
    input: ({ stageId: id }) => ({ id, after: null }),
    mixed: (own, other) => [{ id: own.stageId, after: other.stageId }],
  },
  'stage.restore': { lowest: 'editor', input: ({ stageId: id }) => ({ id }) },
  'stage.update': {
    lowest: 'editor',
    input: ({ stageId: id }) => ({ id, field: 'name', base: 'Stage', value: 'New' }),
  },
  'template.begun': { lowest: 'editor', namesNothing: true },
  'template.draw': {
    lowest: 'editor',
    input: () => ({ template: 'blank' }),
    namesNothing: true,
    mixed: (_own, other) => [{ template: 'blank', replaces: other.mapId }],
  },
  'touchpoint.delete': { lowest: 'editor', input: ({ touchpointId: id }) => ({ id }) },
  'touchpoint.move': {
    lowest: 'editor',
    input: ({ touchpointId: id, stageId, otherTouchpointId }) => ({ id, stageId, after: otherTouchpointId }),
    mixed: (own, other) => [
      { id: own.touchpointId, stageId: other.stageId, after: null },
      { id: other.touchpointId, stageId: own.stageId, after: null },
      { id: own.touchpointId, stageId: own.stageId, after: other.touchpointId },
    ],
  },
  'touchpoint.restore': { lowest: 'editor', input: ({ touchpointId: id }) => ({ id }) },
  'touchpoint.update': {
    lowest: 'editor',
    input: ({ touchpointId: id }) => ({ id, field: 'doing', base: '', value: 'New' }),
    mixed: (own, other) => [
      { id: own.touchpointId, field: 'leadsToId', base: null, value: other.touchpointId },
    ],
  },
  ...PEOPLE_CASES,
};
