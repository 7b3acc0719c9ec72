import { randomUUID } from 'node:crypto';
import type { TenancyCase } from './tenancy-cases';

const text = 'New';
const speaker: TenancyCase['as'] = ({ speakerId }) => speakerId;

/** Procedures of what the team says to each other. */
export const DISCUSSION_CASES: Record<string, TenancyCase> = {
  'discussion.counts': { lowest: 'viewer', input: ({ mapId: map }) => ({ map }) },
  'discussion.delete': {
    lowest: 'viewer',
    membersOnly: true,
    input: ({ messageId: id }) => ({ id, deleted: true }),
    as: speaker,
  },
  'discussion.edit': {
    lowest: 'viewer',
    membersOnly: true,
    input: ({ messageId: id }) => ({ id, text }),
    as: speaker,
  },
  'discussion.list': { lowest: 'viewer', input: ({ touchpointId }) => ({ touchpointId }) },
  'discussion.mentionable': { lowest: 'viewer', membersOnly: true, namesNothing: true },
  'discussion.mentions': { lowest: 'viewer', namesNothing: true },
  'discussion.read': { lowest: 'viewer', input: ({ touchpointId }) => ({ touchpointId }) },
  'discussion.reply': {
    lowest: 'viewer',
    membersOnly: true,
    input: ({ discussionId }) => ({ id: randomUUID(), discussionId, text }),
    mixed: (own, other) => [
      { id: randomUUID(), discussionId: own.discussionId, text: `For <@${other.speakerId}>` },
    ],
  },
  'discussion.resolve': {
    lowest: 'viewer',
    membersOnly: true,
    input: ({ discussionId: id }) => ({ id, resolved: true }),
    as: speaker,
  },
  'discussion.start': {
    lowest: 'viewer',
    membersOnly: true,
    input: ({ touchpointId }) => ({
      id: randomUUID(),
      messageId: randomUUID(),
      touchpointId,
      lane: null,
      text,
    }),
    mixed: (own, other) => [
      { id: randomUUID(), messageId: randomUUID(), touchpointId: own.touchpointId, lane: other.laneId, text },
    ],
  },
};
