import { z } from 'zod';
import type { Level } from '@/components/ui/LevelMeter';
import { CEILINGS, NAME_LENGTH, TEXT_LENGTH } from '@/contract/limits';
import { SURVEY_TYPES } from '@/contract/survey';
import { ALT_LENGTH } from '@/features/lane/schema';
import { line, optionalLine, seen, text } from '@/features/map/schema';

/** "Waiting time (number, min)" */
const LANE_HEADER_LENGTH = NAME_LENGTH + 40;

export const createTouchpointInput = z.object({
  stageId: z.uuid(),
  /** Put directly after this touchpoint; null: first in the stage. */
  after: z.uuid().nullable(),
  name: line(),
  /** May be made by the sender, so that it can show the touchpoint at once. */
  id: z.uuid().optional(),
});
export type CreateTouchpoint = z.input<typeof createTouchpointInput>;

const id = z.uuid();
const textField = z.enum(['doing', 'thinking', 'feeling', 'purpose']);
const level = z.int().min(1, 'Choose 1 to 5.').max(5, 'Choose 1 to 5.').nullable();
const desired = z
  .number()
  .min(1, 'The desired level is 1 to 5.')
  .max(5, 'The desired level is 1 to 5.')
  .nullable();

/** One field at a time, with what was seen before typing. A department is given by name, '' for none. */
export const updateTouchpointInput = z.discriminatedUnion('field', [
  z.object({ id, field: z.literal('name'), base: seen, value: line() }),
  z.object({ id, field: textField, base: seen, value: text() }),
  z.object({ id, field: z.literal('channel'), base: seen, value: optionalLine('The channel') }),
  z.object({ id, field: z.literal('department'), base: seen, value: optionalLine('The department') }),
  z.object({ id, field: z.literal('leadsToId'), base: z.uuid().nullable(), value: z.uuid().nullable() }),
  z.object({
    id,
    field: z.enum(['mood', 'importance', 'businessImportance']),
    base: z.number().nullable(),
    value: level,
  }),
  z.object({ id, field: z.literal('momentOfTruth'), base: z.boolean(), value: z.boolean() }),
  z.object({ id, field: z.literal('desired'), base: z.number().nullable(), value: desired }),
]);
export type UpdateTouchpoint = z.output<typeof updateTouchpointInput>;

export const moveTouchpointInput = z.object({
  id,
  stageId: z.uuid(),
  after: z.uuid().nullable(),
  /** Where it stood when this was decided: standing elsewhere by now, it stays there. Not said: it moves anyway. */
  base: z.object({ stageId: z.uuid(), rank: z.string().max(200) }).optional(),
});
export type MoveTouchpoint = z.infer<typeof moveTouchpointInput>;

/** As many as one step of an editor may touch. */
export const MOST_AT_ONCE = 200;

/** Several edits that belong together: all are made, or none. */
export const batchInput = z.object({
  edits: z
    .array(
      z.discriminatedUnion('op', [
        z.object({ op: z.literal('update'), edit: updateTouchpointInput }),
        z.object({ op: z.literal('move'), edit: moveTouchpointInput }),
        z.object({ op: z.enum(['delete', 'restore']), edit: z.object({ id }) }),
      ]),
    )
    .min(1)
    .max(MOST_AT_ONCE, `More than ${MOST_AT_ONCE} touchpoints at once. Choose fewer.`),
});
export type TouchpointBatch = z.output<typeof batchInput>;

/** A touchpoint as it is carried from one map to another: what people wrote of it, without ids and numbers. */
export const touchpointContent = z.object({
  name: line(),
  doing: text().default(''),
  thinking: text().default(''),
  feeling: text().default(''),
  purpose: text().default(''),
  channel: optionalLine('The channel').default(''),
  /** By name; made where there is none. */
  department: optionalLine('The department').default(''),
  mood: level.default(null),
  importance: level.default(null),
  businessImportance: level.default(null),
  momentOfTruth: z.boolean().default(false),
  desired: desired.default(null),
  /** By name; only those the workspace has are linked. */
  promises: z.array(z.string().max(NAME_LENGTH)).max(50).default([]),
  insights: z
    .array(z.object({ kind: z.enum(['pain', 'delight', 'barrier']), text: text('The note') }))
    .max(50)
    .default([]),
  /** A question to begin with, paused until somebody has read it. */
  survey: z
    .object({ type: z.enum(SURVEY_TYPES), question: line('The question', 200) })
    .nullable()
    .default(null),
  /** What own lanes say, as a sheet would, by the header a sheet would have; lanes are made where there are none. */
  lanes: z
    .record(z.string().max(LANE_HEADER_LENGTH), z.string().max(TEXT_LENGTH + 10))
    .refine((lanes) => Object.keys(lanes).length <= CEILINGS.lanesOnMap.most)
    .default({}),
  /** Pictures of own lanes with what they show, by the name of their lane; only those the workspace has come along. */
  pictures: z
    .record(line(), z.object({ attachmentId: z.uuid(), text: line('The description', ALT_LENGTH) }))
    .refine((pictures) => Object.keys(pictures).length <= CEILINGS.lanesOnMap.most)
    .default({}),
  /**
   * Touchpoints of a current map that it was copied from, or stood for: on a desired map of that one it stands for
   * them.
   */
  standsFor: z.array(z.uuid()).max(50).default([]),
});
export type TouchpointContent = z.output<typeof touchpointContent>;

export const createTouchpointsInput = z.object({
  stageId: z.uuid(),
  after: z.uuid().nullable(),
  items: z
    .array(touchpointContent.extend({ id: z.uuid() }))
    .min(1)
    .max(
      MOST_AT_ONCE,
      `More than ${MOST_AT_ONCE} touchpoints at once. Take fewer, or import them as a file.`,
    ),
});
export type CreateTouchpoints = z.output<typeof createTouchpointsInput>;

/** What belongs to one touchpoint. */
export const byTouchpoint = z.object({ touchpointId: z.uuid() });

export interface CreatedTouchpoint {
  id: string;
  stageId: string;
  slug: string;
  name: string;
  rank: string;
}

/** A touchpoint as the REST API gives it. */
export const touchpointResource = z.object({
  id: z.uuid(),
  slug: z
    .string()
    .describe('Its name in snippets, links and this API. It stays when the touchpoint is renamed.'),
  mapId: z.uuid(),
  stageId: z.uuid(),
  name: z.string(),
  doing: z.string().describe('What the customer does here.'),
  thinking: z.string().describe('What they think.'),
  feeling: z.string().describe('What they feel.'),
  mood: z.int().nullable().describe('The face beside the feeling, 1 to 5.'),
  channel: z.string().describe('Where it happens, e.g. Website.'),
  purpose: z.string().describe('What the touchpoint is there for.'),
  department: z.string().describe('Name of the department responsible; empty for none.'),
  desired: z.number().nullable().describe('What the business promises or believes it delivers, 1 to 5.'),
  importance: z.int().nullable().describe('To the customer, 1 to 5.'),
  businessImportance: z.int().nullable().describe('To the business, 1 to 5.'),
  momentOfTruth: z.boolean().describe('Here customers make up their mind about the business.'),
  leadsToId: z.uuid().nullable().describe('The touchpoint of its map to which customers go again from here.'),
  promises: z.array(z.string()).describe('Names of the promises it should keep.'),
  survey: z
    .object({ id: z.uuid(), type: z.enum(SURVEY_TYPES), status: z.enum(['published', 'paused']) })
    .nullable()
    .describe('What it asks; null when it asks nothing.'),
  createdAt: z.iso.datetime(),
});
export type TouchpointResource = z.infer<typeof touchpointResource>;

const content = touchpointContent.shape;

/** The same fields, described as those of the resource are. */
const described = <Shape extends Record<string, z.ZodType>>(shape: Shape): Shape => {
  const texts: Readonly<Record<string, z.ZodType | undefined>> = touchpointResource.shape;
  const entries = Object.entries(shape).map(([name, schema]) => {
    const text = texts[name]?.description;
    return [name, text ? schema.describe(text) : schema];
  });
  return Object.fromEntries(entries) as Shape;
};

/** What programs read and write of a touchpoint beside its name and its links. */
export const SAID = {
  doing: true,
  thinking: true,
  feeling: true,
  purpose: true,
  channel: true,
  department: true,
  mood: true,
  importance: true,
  businessImportance: true,
  momentOfTruth: true,
  desired: true,
} as const;

const written = touchpointContent.pick({ name: true, ...SAID, promises: true });

/** What is written of a new touchpoint. */
export const newTouchpoint = z.object(described(written.shape));

/** Fields of a touchpoint that can be changed, all of them optional. */
export const touchpointChange = z
  .object(
    described({
      name: content.name,
      doing: content.doing.unwrap(),
      thinking: content.thinking.unwrap(),
      feeling: content.feeling.unwrap(),
      purpose: content.purpose.unwrap(),
      channel: content.channel.unwrap(),
      department: content.department.unwrap(),
      mood: level,
      importance: level,
      businessImportance: level,
      momentOfTruth: z.boolean(),
      desired,
      leadsToId: z.uuid().nullable(),
    }),
  )
  .partial();

const IMPORTANCE_NAMES = ['Very low', 'Low', 'Medium', 'High', 'Essential'] as const;

/** An importance from 1 to 5 in words. */
export const importanceName = (level: number): string => IMPORTANCE_NAMES[level - 1] ?? String(level);

/** A mood as one of the five faces; null where none was said. */
export function moodLevel(mood: number | null): Level | null {
  return mood !== null && mood >= 1 && mood <= 5 ? (Math.round(mood) as Level) : null;
}
