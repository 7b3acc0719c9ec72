import { z } from 'zod';
import { optionalLine } from '@/features/map/schema';

const MOST = 10_000;

/** Touchpoints of one channel get another; one that is in use already is merged with it. */
export const renameChannelInput = z
  .object({
    /** As it is written at the touchpoints; '' is none, and only together with `ids`. */
    from: z.string().max(1_000),
    /** '': they have no channel then. */
    to: optionalLine('The channel'),
    /** Only these, as a step is taken back; else all of the workspace. */
    ids: z.array(z.uuid()).min(1).max(MOST).optional(),
  })
  .refine(({ from, ids }) => from !== '' || ids !== undefined, {
    path: ['from'],
    message: 'Say which channel.',
  });
export type RenameChannel = z.output<typeof renameChannelInput>;

/** A channel there is because touchpoints have it. */
export interface ChannelView {
  name: string;
  touchpoints: number;
  maps: number;
}

export interface RenamedChannel {
  /** The touchpoints that were changed, those deleted too. */
  ids: string[];
  /** The new name was in use already. */
  merged: boolean;
}
