/** Name of the PostgreSQL channel on which every process tells the others what changed. */
export const CHANGE_CHANNEL = 'touchline_changes';

/** What came in at one touchpoint since the last notice. Short names: a notice holds 8,000 bytes at most. */
export interface TouchpointChange {
  /** Survey id. */
  s: string;
  /** New ratings that count. */
  n: number;
  /** Score of the newest one; null when none came, and on its way to browsers where few have answered. */
  last: number | null;
  /** Comments, among them and said after their score. */
  c: number;
  /** Earlier ratings that were changed or completed, and new ones that do not count. */
  a: number;
  /** Displays. */
  d: number;
}

/** Ratings or displays came in, or earlier ones changed: by touchpoint id. */
export interface RatingsNotice {
  w: string;
  t: Record<string, TouchpointChange>;
}

/** Maps were edited. */
export interface MapsNotice {
  w: string;
  m: string[];
}

/** Somebody is at a map, has moved on it, or is still there. Never stored. */
export interface PresenceNotice {
  w: string;
  /** Which browser tab, as a digest nobody can guess another's from. */
  p: string;
  /** Absent: the tab has left. */
  at?: PresencePlace;
  /** The stream by which its browser hears, as a digest: it is there as long as that stands. */
  s?: string;
}

/** A browser's stream has ended, and with it the presence of its tabs, unless they say by another that they are there. */
export interface StreamNotice {
  w: string;
  e: string;
}

export interface PresencePlace {
  user: string;
  name: string;
  map: string;
  /** Row and column of the map, "row:touchpoint id" or "row:stage id"; null when at no cell. */
  cell: string | null;
}

/** One tab of one person, as the others see it. */
export interface Present extends PresencePlace {
  tab: string;
}

/** Membership changed: of these people, who left, were removed or have another role, or who joined. */
export interface MembersNotice {
  w: string;
  u: string[];
}

/** Themes were found, renamed, merged, pinned or hidden. */
export interface ThemesNotice {
  w: string;
  h: true;
}

export type ChangeNotice =
  | RatingsNotice
  | MapsNotice
  | MembersNotice
  | ThemesNotice
  | PresenceNotice
  | StreamNotice;

/** What a watching browser is told. `sync` means: something may have been missed, read everything again. */
export type ChangeEvent =
  | { kind: 'sync' }
  /** For now nothing is heard; `sync` says when it is again. */
  | { kind: 'lost' }
  | { kind: 'ratings'; touchpoints: Record<string, TouchpointChange> }
  | { kind: 'maps'; maps: string[] }
  /** Everybody at the maps of the workspace now. */
  | { kind: 'presence'; people: Present[] }
  | { kind: 'members'; people: string[] }
  | { kind: 'themes' };
