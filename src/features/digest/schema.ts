import { z } from 'zod';

/** Whether a member gets the weekly digest of a workspace. */
export const setDigestInput = z.object({ on: z.boolean() });

/** A workspace of a person, and whether its digest comes to them. */
export interface DigestSetting {
  workspace: string;
  name: string;
  on: boolean;
}

/** What a link that ends a digest leads to. */
export interface DigestEnd {
  /** Name of the workspace. */
  workspace: string;
  /** To whom the digest goes. */
  email: string;
  /** It still comes. */
  on: boolean;
}
