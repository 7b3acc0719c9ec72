import { z } from 'zod';
import { sieve } from '@/features/search/schema';

export const FORMATS = ['csv', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

/** How long a file can be fetched. */
export const KEPT_HOURS = 24;
/** How long it is remembered that there was one. */
export const KNOWN_DAYS = 90;
/** Files of a workspace that are written or wait at once. */
export const MOST_AT_ONCE = 3;

export const createDownloadInput = z.object({ format: z.enum(FORMATS), sieve: sieve.prefault({}) });
export type CreateDownload = z.output<typeof createDownloadInput>;

export type DownloadStatus = 'waiting' | 'running' | 'done' | 'failed' | 'expired';

export interface DownloadView {
  id: string;
  format: Format;
  status: DownloadStatus;
  /** Ratings there are; null: not counted yet. */
  total: number | null;
  written: number;
  /** Bytes. */
  size: number;
  /** Name of who asked for it; null when they are gone. */
  author: string | null;
  /** ISO date-times. */
  createdAt: string;
  expiresAt: string | null;
  /**
   * Nothing was heard of it for a while. One that was being written: the process ended, and another one begins it again.
   * One that failed: it was given up.
   */
  stalled: boolean;
}
