import { z } from 'zod';

/** Made by a browser tab for itself, and known to nobody else. */
export const tab = z.uuid();

export const hereInput = z.object({
  tab,
  map: z.uuid(),
  /** "row:touchpoint id" or "row:stage id"; null when at no cell. */
  cell: z
    .string()
    .max(120)
    .regex(/^[\w-]+:[\w-]+$/)
    .nullable(),
});
export type Here = z.infer<typeof hereInput>;
