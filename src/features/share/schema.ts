import { z } from 'zod';
import { line, type MapData } from '@/features/map/schema';
import type { ShareEnd } from '@/server/tenancy';

/** Days a link may live; null is until it is revoked. */
export const LIFETIMES = [7, 30, 90, null] as const;
export type Lifetime = (typeof LIFETIMES)[number];

/** Links of one map that lead somewhere. */
export const MOST_SHARES = 50;
/** How long a revoked link can be brought back, for a hand that slipped. */
export const UNDO_MS = 120_000;

export const sharesOf = z.object({ map: z.uuid() });
export const shareId = z.object({ id: z.uuid() });
export const createShareInput = z.object({
  map: z.uuid(),
  name: line(),
  days: z.union([z.literal(7), z.literal(30), z.literal(90), z.null()], 'Choose how long the link works.'),
  numbers: z.boolean(),
});
export type CreateShare = z.output<typeof createShareInput>;

/** A link as those who share see it. */
export interface ShareView {
  id: string;
  name: string;
  /** The address below the host; null when it cannot be told any more. */
  path: string | null;
  numbers: boolean;
  createdBy: string | null;
  /** ISO date-times. */
  createdAt: string;
  expiresAt: string | null;
  openedAt: string | null;
  state: 'open' | 'expired' | 'revoked';
}

/** What whoever has a link sees: the map as drawn, nothing about the workspace but its name. */
export interface SharedMap {
  data: MapData;
  numbers: boolean;
}

export type OpenedShare = { state: 'open'; value: SharedMap } | { state: ShareEnd | 'limited' };
