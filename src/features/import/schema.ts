import { z } from 'zod';
import { line } from '@/features/map/schema';
import { DUPLICATES, IMPORT_LIMITS, type ImportCounts, sheetRow } from '@/features/sheet/schema';

export const sendPartInput = z.object({
  /** Made by the sender and kept while it tries again, so that nothing is ever imported twice. */
  id: z.uuid(),
  part: z
    .int()
    .min(0)
    .max(IMPORT_LIMITS.parts - 1),
  rows: z.array(sheetRow).min(1).max(IMPORT_LIMITS.partRows),
});
export type SendPart = z.output<typeof sendPartInput>;

export const runImportInput = z.object({
  id: z.uuid(),
  /** How many rows were sent: fewer on the server means that a part is missing. */
  rows: z.int().min(1).max(IMPORT_LIMITS.rows),
  source: line('The name of the source', 200),
  /** The map to append to; without one, a new map of this name is made. */
  map: z.union([z.object({ id: z.uuid() }), z.object({ name: line() })]),
  duplicates: z.enum(DUPLICATES),
  /** Stage of rows that name none. */
  fallbackStage: line('The stage', 120),
});
export type RunImport = z.output<typeof runImportInput>;

export const targetInput = z.object({ map: z.uuid().nullable() });
export const byImport = z.object({ id: z.uuid() });

/** How an import stands. */
export interface ImportSummary {
  id: string;
  mapId: string | null;
  mapName: string | null;
  source: string;
  status: 'sending' | 'done' | 'undone';
  counts: ImportCounts;
  createdAt: string;
}

/** What undoing left as it is, because somebody changed it since. */
export interface Undone {
  id: string;
  mapId: string | null;
  kept: number;
}
