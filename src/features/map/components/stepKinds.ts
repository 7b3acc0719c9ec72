import { z } from 'zod';
import { INSIGHT_KINDS } from '@/features/insight/schema';
import { unmergeInput } from '@/features/merge/schema';
import type { UpdateOpportunity } from '@/features/opportunity/schema';
import type { LevelField, Place, TextField } from '@/features/touchpoint/client';
import { PHASES } from '../schema';

/** Where a touchpoint stands. The rank tells whether somebody else moved it since; '' is not known yet. */
export interface Spot extends Place {
  rank: string;
}

const id = z.string().max(200);
const text = z.string().max(20_000);
const place = z.object({ stageId: id, after: id.nullable() });
const spot = place.extend({ rank: z.string().max(200) });
/** Of a stage or a lane. */
const rowSpot = z.object({ after: id.nullable(), rank: z.string().max(200) });
const level = z.number().nullable();
const TEXT_FIELDS = [
  'name',
  'doing',
  'thinking',
  'feeling',
  'purpose',
  'channel',
  'department',
] as const satisfies TextField[];
const LEVEL_FIELDS = ['mood', 'importance', 'businessImportance', 'desired'] as const satisfies LevelField[];

/** One edit of a touchpoint as plain data, with what it replaced: it can be kept, turned round and made again. */
const touchpointStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), id, field: z.enum(TEXT_FIELDS), from: text, to: text }),
  z.object({ kind: z.literal('level'), id, field: z.enum(LEVEL_FIELDS), from: level, to: level }),
  z.object({ kind: z.literal('loop'), id, from: id.nullable(), to: id.nullable() }),
  z.object({ kind: z.literal('moment'), id, from: z.boolean(), to: z.boolean() }),
  z.object({ kind: z.literal('move'), id, from: spot, to: spot }),
  /** It is there, or it is not. `wrote`: what was written of it when it was made, so that nothing later is lost. */
  z.object({ kind: z.literal('life'), id, alive: z.boolean(), place, wrote: text.optional() }),
]);
export type TouchpointStep = z.infer<typeof touchpointStep>;

/** `made`: it was not there before, so taking it back must not take what others put into it. */
const made = z.boolean().optional();

const stageStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stageText'), id, field: z.enum(['name', 'goal']), from: text, to: text }),
  z.object({ kind: z.literal('stagePhase'), id, from: z.enum(PHASES), to: z.enum(PHASES) }),
  z.object({ kind: z.literal('stageMove'), id, from: rowSpot, to: rowSpot }),
  z.object({ kind: z.literal('stageLife'), id, alive: z.boolean(), after: id.nullable(), made }),
  z.object({ kind: z.literal('mapName'), from: text, to: text }),
]);
export type StageStep = z.infer<typeof stageStep>;

const note = z.object({ kind: z.enum(INSIGHT_KINDS), text, evidence: z.number(), observedAt: z.string() });
const noteKind = z.enum(INSIGHT_KINDS);

/** Of a note at a touchpoint. */
const noteStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('noteText'), id, touchpointId: id, from: text, to: text }),
  z.object({ kind: z.literal('noteKind'), id, touchpointId: id, from: noteKind, to: noteKind }),
  z.object({ kind: z.literal('noteLife'), id, touchpointId: id, alive: z.boolean(), note, made }),
]);
export type NoteStep = z.infer<typeof noteStep>;

const picture = z.object({ attachmentId: id, text }).nullable();

/** Of a lane, or of one cell of an own one: `id` is the lane, `at` the touchpoint. */
const laneStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('laneHidden'), id, from: z.boolean(), to: z.boolean() }),
  z.object({ kind: z.literal('laneMove'), id, from: rowSpot, to: rowSpot }),
  z.object({ kind: z.literal('laneText'), id, field: z.enum(['name', 'unit']), from: text, to: text }),
  /** `along`: it came with touchpoints, and stays where they go when somebody wrote in it. */
  z.object({
    kind: z.literal('laneLife'),
    id,
    alive: z.boolean(),
    after: id.nullable(),
    made,
    along: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('cellText'), id, at: id, from: text, to: text }),
  z.object({ kind: z.literal('cellNumber'), id, at: id, from: level, to: level }),
  z.object({ kind: z.literal('cellPicture'), id, at: id, from: picture, to: picture }),
]);
export type LaneStep = z.infer<typeof laneStep>;

const OPPORTUNITY_FIELDS = [
  'title',
  'description',
  'status',
  'effort',
  'expected',
  'ownerId',
  'shipDate',
] as const satisfies UpdateOpportunity['field'][];
const opportunityField = z.enum(OPPORTUNITY_FIELDS);
const value = z.union([text, z.number(), z.null()]);

const restStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('opportunityLife'),
    id,
    alive: z.boolean(),
    title: text,
    touchpointIds: z.array(id).max(200),
    made,
  }),
  /** Which values a field takes is checked where it is sent. */
  z.object({ kind: z.literal('opportunity'), id, field: opportunityField, from: value, to: value }),
  z.object({
    kind: z.literal('opportunityLink'),
    id,
    of: z.enum(['touchpoint', 'insight']),
    at: id,
    from: z.boolean(),
    to: z.boolean(),
  }),
  /** Whether a touchpoint must keep a promise. */
  z.object({
    kind: z.literal('promise'),
    id,
    promise: z.object({ id, name: text }),
    from: z.boolean(),
    to: z.boolean(),
  }),
  /** Whether the map is drawn for a persona. */
  z.object({ kind: z.literal('drawnFor'), id, from: z.boolean(), to: z.boolean() }),
  /** Why a department has no touchpoint. */
  z.object({ kind: z.literal('barrier'), id, from: text, to: text }),
  /** The other went into the first, or came out again. `merged` is null until the server said what it changed. */
  z.object({
    kind: z.literal('merge'),
    id,
    other: id,
    together: z.boolean(),
    merged: unmergeInput.nullable(),
  }),
]);
export type RestStep = z.infer<typeof restStep>;

export const step = z.union([touchpointStep, stageStep, noteStep, laneStep, restStep]);
export type Step = z.infer<typeof step>;
/** What is made by itself; steps of touchpoints are made together. */
export type SingleStep = Exclude<Step, TouchpointStep>;
