import { z } from 'zod';

/** Made by a browser tab for itself, and known to nobody else. */
const tab = z.uuid();
/** Made by a browser for the stream by which its tabs hear, and known to nobody else. */
export const stream = z.uuid();

export const goneInput = z.object({ tab });
export type Gone = z.infer<typeof goneInput>;

export const hereInput = z.object({
  tab,
  stream,
  map: z.uuid(),
  /** "row:touchpoint id" or "row:stage id"; null when at no cell. */
  cell: z
    .string()
    .max(120)
    .regex(/^[\w-]+:[\w-]+$/)
    .nullable(),
});
export type Here = z.infer<typeof hereInput>;
