import { z } from 'zod';
import { TEXT_LENGTH } from '@/contract/limits';
import { line, optionalLine, PHASES, type Phase, seen } from '@/features/map/schema';

const phase = z.enum(PHASES);

export const createStageInput = z.object({
  mapId: z.uuid(),
  /** Put directly after this stage; null: first. */
  after: z.uuid().nullable(),
  name: line(),
  goal: optionalLine('The goal', TEXT_LENGTH).default(''),
  /** That of the stage before it when not said. */
  phase: phase.optional(),
  /** May be made by the sender, so that it can show the stage at once. */
  id: z.uuid().optional(),
});
export type CreateStage = z.input<typeof createStageInput>;

/** One field at a time, with what was seen before typing. */
export const updateStageInput = z.discriminatedUnion('field', [
  z.object({ id: z.uuid(), field: z.literal('name'), base: seen, value: line() }),
  z.object({
    id: z.uuid(),
    field: z.literal('goal'),
    base: seen,
    value: optionalLine('The goal', TEXT_LENGTH),
  }),
  z.object({ id: z.uuid(), field: z.literal('phase'), base: phase, value: phase }),
]);
export type UpdateStage = z.output<typeof updateStageInput>;

export const moveStageInput = z.object({
  id: z.uuid(),
  after: z.uuid().nullable(),
  /** The rank it had when this was decided: with another by now, it stays where it is. */
  base: z.string().max(200).optional(),
});
export type MoveStage = z.infer<typeof moveStageInput>;

export interface CreatedStage {
  id: string;
  mapId: string;
  name: string;
  goal: string;
  phase: Phase;
  rank: string;
}

/** A stage as the REST API gives it. */
export const stageResource = z.object({
  id: z.uuid(),
  mapId: z.uuid(),
  name: z.string(),
  goal: z.string().describe('What the customer wants of this stage.'),
  phase: phase.describe('Before the purchase, the purchase itself, or after it.'),
  createdAt: z.iso.datetime(),
});
export type StageResource = z.infer<typeof stageResource>;

const { name, goal } = createStageInput.shape;

/** Fields of a stage that can be changed, all of them optional. */
export const stageChange = z.object({ name, goal: goal.unwrap(), phase }).partial();

/** A stage as it will be: one of the map, or one that is still to be made. */
export interface PlannedStage {
  /** Its name, as names are compared. */
  key: string;
  /** Null: it will be made. */
  id: string | null;
  name: string;
  phase: Phase;
  goal: string;
  /** Its phase or goal differ from what the map has, and are to be changed. */
  changed: boolean;
}

/** What was changed of a stage, from what to what. */
export interface StageEdit {
  id: string;
  before: { phase: string; goal: string };
  after: { phase: string; goal: string };
}
