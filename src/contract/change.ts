/** Name of the PostgreSQL channel on which every process tells the others what changed. */
export const CHANGE_CHANNEL = 'touchline_changes';

/** What came in at one touchpoint since the last notice. Short names: a notice holds 8,000 bytes at most. */
export interface TouchpointChange {
  /** Survey id. */
  s: string;
  /** Ratings, new or amended. */
  n: number;
  /** Score of the newest one; null when only displays came. */
  last: number | null;
  /** Comments among them. */
  c: number;
  /** Displays. */
  d: number;
}

/** Ratings or displays came in: by touchpoint id. */
export interface RatingsNotice {
  w: string;
  t: Record<string, TouchpointChange>;
}

/** Maps were edited. */
export interface MapsNotice {
  w: string;
  m: string[];
}

export type ChangeNotice = RatingsNotice | MapsNotice;

/** What a watching browser is told. `sync` means: something may have been missed, read everything again. */
export type ChangeEvent =
  | { kind: 'sync' }
  | { kind: 'ratings'; touchpoints: Record<string, TouchpointChange> }
  | { kind: 'maps'; maps: string[] };
