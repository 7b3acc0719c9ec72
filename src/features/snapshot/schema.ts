import { z } from 'zod';
import { line, text } from '@/features/map/schema';

/** Why a snapshot was kept: by a person, or by itself. */
export const SNAPSHOT_REASONS = ['named', 'daily', 'restore', 'import', 'derive'] as const;
export type SnapshotReason = (typeof SNAPSHOT_REASONS)[number];

export interface SnapshotView {
  id: string;
  name: string;
  note: string;
  reason: SnapshotReason;
  /** ISO date-time. */
  createdAt: string;
  /** Who kept it; null when it kept itself, or when the person is gone. */
  by: { id: string; name: string } | null;
}

export const byMap = z.object({ map: z.uuid() });
export const createSnapshotInput = z.object({
  map: z.uuid(),
  name: line('The name of the version'),
  note: text('The note', 500).default(''),
});
export const renameSnapshotInput = z.object({
  id: z.uuid(),
  name: line('The name of the version'),
  note: text('The note', 500).default(''),
});
/** A point in a map's history: a snapshot, or with null the map as it is now. */
const point = z.uuid().nullable();
export const compareInput = z.object({ map: z.uuid(), from: point, to: point });
