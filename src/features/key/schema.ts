import { z } from 'zod';
import { line } from '@/features/map/schema';

export const KEY_KINDS = ['public', 'secret'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** An origin as browsers send it: scheme, host and port, nothing behind. */
export const origin = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const bare =
    url &&
    /^https?:$/.test(url.protocol) &&
    /^\/?$/.test(url.pathname) &&
    !url.search &&
    !url.hash &&
    !url.host.includes('*');
  if (bare && !url.username && !url.password) return url.origin;
  context.addIssue({ code: 'custom', message: 'Not an origin. Expected one like https://example.shop.' });
  return z.NEVER;
});

const origins = z
  .array(origin)
  .max(50)
  .transform((list) => [...new Set(list)]);

/** Public keys stand in pages and may only ask and answer; secret ones stay on servers and may read. */
export const createKeyInput = z
  .object({ kind: z.enum(KEY_KINDS), name: line(), origins: origins.default([]) })
  .refine(({ kind, origins }) => kind === 'public' || origins.length === 0, {
    path: ['origins'],
    message: 'Only public keys are held to origins.',
  });
export type CreateKey = z.output<typeof createKeyInput>;

export const setOriginsInput = z.object({ id: z.uuid(), origins });

/** A key as it can be listed. */
export interface KeyView {
  id: string;
  kind: KeyKind;
  name: string;
  /** The whole public key, or how a secret one begins. */
  shown: string;
  /** Origins it may be used from; empty allows any. */
  origins: string[];
  /** ISO date-times. */
  createdAt: string;
  revokedAt: string | null;
}

/** A new key, whole. A secret one is never shown again. */
export interface CreatedKey {
  id: string;
  kind: KeyKind;
  name: string;
  key: string;
  origins: string[];
}
