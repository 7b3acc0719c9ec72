import { z } from 'zod';

/** An edit that was made and not stored yet: what was to be called, with what. It may be sent twice. */
export const unsentEdit = z.object({
  id: z.string(),
  /** Of the procedure: "touchpoint.move". */
  path: z.string().regex(/^[a-z]+\.[a-zA-Z]+$/),
  input: z.record(z.string(), z.unknown()),
  /** When it was made, in milliseconds. */
  at: z.number(),
});
export type UnsentEdit = z.infer<typeof unsentEdit>;

/** An edit that was sent after the page was loaded anew, and could not be made any more. */
export const refusedEdit = z.object({
  id: z.string(),
  /** What was to be done: "Doing, Checkout". */
  label: z.string(),
  /** What was written; '' where nothing was. */
  text: z.string(),
  reason: z.string(),
});
export type RefusedEdit = z.infer<typeof refusedEdit>;

/** Characters of what one tab keeps of one map: far more than ten minutes of editing, far less than a browser holds. */
export const UNSENT_LENGTH = 1_000_000;
