import { z } from 'zod';
import type { ItemChange, MapDiff } from '@/domain/map-diff';

/** How long single changes can be looked up and taken back, and how long snapshots that kept themselves stay. */
export const CHANGE_DAYS = 365;
export const AUTOMATIC_DAYS = 90;

/** One person's edits of one map within this time are one entry. */
export const ENTRY_MS = 600_000;

const changeId = z.string().regex(/^\d{1,18}$/, 'This is not the number of a change.');

export const listHistoryInput = z.object({
  map: z.uuid(),
  /** Continue below this change. */
  cursor: changeId.nullish(),
  person: z.uuid().nullish(),
  touchpoint: z.uuid().nullish(),
});
export type ListHistory = z.infer<typeof listHistoryInput>;

export const revertInput = z.object({
  map: z.uuid(),
  change: changeId,
  /** Which of the fields the change touched; null when it added, removed or restored something. */
  field: z.string().max(40).nullable(),
});
export type Revert = z.infer<typeof revertInput>;

/** One row of the log, as the database wrote it. */
export interface Change {
  id: string;
  entity: string;
  entityId: string;
  stageId: string | null;
  touchpointId: string | null;
  kind: 'added' | 'changed' | 'removed';
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  actorId: string | null;
  cause: string | null;
  /** ISO date-time. */
  at: string;
}

/** One thing somebody did, however many keystrokes it took. */
export interface HistoryStep {
  /** The first change of it, which knows what was before. */
  change: string;
  verb: 'added' | 'removed' | 'restored' | 'changed' | 'moved';
  /** What it was done to: map, stage, touchpoint, promise, insight, survey, text … */
  what: string;
  /** Its name; empty when it has none that is known any more. */
  name: string;
  /** Name of the touchpoint or stage it belongs to. */
  of: string;
  touchpointId: string | null;
  /** Column that changed, when one did. */
  field: string | null;
  from: string;
  to: string;
  /** It can be taken back alone. */
  revertible: boolean;
}

/** What one person did in one go. */
export interface HistoryEntry {
  /** Of its newest change. */
  id: string;
  /** ISO date-times of its newest and its first change. */
  at: string;
  since: string;
  /** Null for a key, an operator or somebody who is gone. */
  by: { id: string; name: string } | null;
  /** restore, import, derive …; null for edits. */
  cause: string | null;
  /** Newest first. */
  steps: HistoryStep[];
}

export interface HistoryPage {
  entries: HistoryEntry[];
  /** Where the next page begins; null when this is the last. */
  next: string | null;
}

export interface HistoryFilters {
  people: { id: string; name: string }[];
  touchpoints: { id: string; name: string }[];
}

export interface DeletedMap {
  id: string;
  name: string;
  /** ISO date-time. */
  deletedAt: string;
  by: { id: string; name: string } | null;
}

export const restoreInput = z.object({ map: z.uuid(), id: z.uuid() });

/** How a map came from one point to another. */
export interface Comparison {
  map: { before: string; after: string };
  diff: MapDiff;
  /** Names of the personas it is drawn for. */
  personas: { before: string; after: string };
  lanes: ItemChange[];
  /** At no touchpoint. */
  opportunities: ItemChange[];
}
