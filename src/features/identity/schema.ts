import { z } from 'zod';

export interface IdentityView {
  /** What the business signs with. */
  secret: string;
  version: number;
  /** Without a valid signature, customers stay anonymous. */
  required: boolean;
  /** Customers are stored as digests. */
  hashed: boolean;
}

export const setRequiredInput = z.object({ required: z.boolean() });
/** The version that is replaced: who sends it twice changes the secret once. */
export const rotateInput = z.object({ version: z.int().min(1) });
