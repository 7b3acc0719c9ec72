import { z } from 'zod';
import { NAME_LENGTH } from '@/contract/limits';
import { clean, line, optionalLine, seen, text } from '@/features/map/schema';

/** Lanes every map has, in their usual order. They can be hidden and moved, never deleted. */
export const BUILT_IN_LANES = [
  { kind: 'curve', name: 'Score', hidden: false },
  { kind: 'doing', name: 'Doing', hidden: false },
  { kind: 'thinking', name: 'Thinking', hidden: false },
  { kind: 'feeling', name: 'Feeling', hidden: false },
  { kind: 'channel', name: 'Channel', hidden: false },
  { kind: 'department', name: 'Department', hidden: false },
  { kind: 'insights', name: 'Pains, delights', hidden: false },
  { kind: 'opportunities', name: 'Opportunities', hidden: false },
  { kind: 'purpose', name: 'Purpose', hidden: true },
  { kind: 'importance', name: 'Importance to customer', hidden: true },
  { kind: 'businessImportance', name: 'Importance to business', hidden: true },
  { kind: 'momentOfTruth', name: 'Moment of truth', hidden: true },
] as const;
export type BuiltInLane = (typeof BUILT_IN_LANES)[number]['kind'];
export const LANE_NAMES = Object.fromEntries(
  BUILT_IN_LANES.map(({ kind, name }) => [kind, name]),
) as Readonly<Record<BuiltInLane, string>>;
const builtInLane = z.enum(BUILT_IN_LANES.map(({ kind }) => kind));

export const OWN_KINDS = ['text', 'number', 'emotion', 'list', 'image'] as const;
export type OwnKind = (typeof OWN_KINDS)[number];

/** A lane as the map shows it, at its place among the others. */
export interface MapLane {
  /** Of a built-in lane its kind, so that it has a name before it has a row. */
  id: string;
  kind: BuiltInLane | OwnKind;
  name: string;
  /** Of a number; '' otherwise. */
  unit: string;
  hidden: boolean;
}

/** What an own lane says at one touchpoint; what it does not say is left out. */
export interface LaneValue {
  /** The text, the word beside a face, one item of a list per line, or what a picture shows. */
  text?: string;
  /** The number, or the face from 1 to 5. */
  number?: number;
  /** Id of the picture. */
  attachmentId?: string;
}

export const isOwn = (kind: MapLane['kind']): kind is OwnKind =>
  (OWN_KINDS as readonly string[]).includes(kind);

export const UNIT_LENGTH = 12;
export const ALT_LENGTH = 300;
export const LIST_ITEMS = 50;

/** A lane by its id: of a built-in one its kind. */
const laneId = z.union([builtInLane, z.uuid()]);
const place = { mapId: z.uuid(), id: laneId };

export const createLaneInput = z.object({
  mapId: z.uuid(),
  kind: z.enum(OWN_KINDS),
  name: line(),
  unit: optionalLine('The unit', UNIT_LENGTH).default(''),
  /** Directly after this lane; null: first; left out: last. */
  after: laneId.nullish(),
  /** May be made by the sender. */
  id: z.uuid().optional(),
});
export type CreateLane = z.input<typeof createLaneInput>;

/** One field at a time, with what was seen before typing. */
export const updateLaneInput = z.discriminatedUnion('field', [
  z.object({ id: z.uuid(), field: z.literal('name'), base: seen, value: line() }),
  z.object({
    id: z.uuid(),
    field: z.literal('unit'),
    base: seen,
    value: optionalLine('The unit', UNIT_LENGTH),
  }),
]);
export type UpdateLane = z.output<typeof updateLaneInput>;

export const hideLaneInput = z.object({ ...place, hidden: z.boolean() });
export const moveLaneInput = z.object({
  ...place,
  after: laneId.nullable(),
  /** The rank it was seen to have, where another one must not be overwritten. */
  base: z.string().max(200).optional(),
});
export type MoveLane = z.infer<typeof moveLaneInput>;

const cell = { laneId: z.uuid(), touchpointId: z.uuid() };
const number = z
  .number('This is not a number.')
  .refine((value) => Math.abs(value) <= 1e15, 'This number is too large.')
  .nullable();

/** One part of a cell, with what was seen before. What each kind of lane allows is checked where the lane is known. */
export const setLaneValueInput = z.discriminatedUnion('field', [
  z.object({ ...cell, field: z.literal('text'), base: seen, value: text() }),
  z.object({ ...cell, field: z.literal('number'), base: z.number().nullable(), value: number }),
  z.object({
    ...cell,
    field: z.literal('attachmentId'),
    base: z.uuid().nullable(),
    value: z.uuid().nullable(),
    /** What the picture shows, for whoever does not see it. */
    text: optionalLine('The description', ALT_LENGTH).default(''),
  }),
]);
export type SetLaneValue = z.output<typeof setLaneValueInput>;

/** What a lane of each kind takes as its text; null where it takes none. */
export const LANE_TEXTS: Readonly<Record<OwnKind, z.ZodType<string, string> | null>> = {
  text: text(),
  number: null,
  emotion: optionalLine('The feeling'),
  list: z
    .string()
    .transform((typed) => itemsOf(clean(typed)))
    .pipe(
      z
        .array(z.string().max(NAME_LENGTH, `An item is longer than ${NAME_LENGTH} characters. Shorten it.`))
        .max(LIST_ITEMS, `A list has ${LIST_ITEMS} items at most. Delete some.`),
    )
    .transform((items) => items.join('\n')),
  image: line('The description', ALT_LENGTH),
};

/** Items of a list: one per line, empty lines left out. */
export const itemsOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((item) => item.replace(/\s+/g, ' ').trim())
    .filter((item) => item !== '');
