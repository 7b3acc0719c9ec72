import type { ConnectionKind } from '@/contract/connection';

/** What was heard last from the pages of one host with one key, of one kind. */
export interface ConnectionView {
  keyId: string;
  /** Name of the key. */
  keyName: string;
  /** Host and port of the page, with http:// before it where it is that; empty where the request named none. */
  host: string;
  kind: ConnectionKind;
  /** Version of the widget, or slug of the touchpoint; empty where there is none. */
  detail: string;
  /** ISO date-time of the last time. */
  at: string;
  /** Since when `times` counts. */
  since: string;
  times: number;
}

/** Of one host with one key: when it was heard, and everything that is wrong. */
export interface HostView {
  id: string;
  keyId: string;
  host: string;
  /** As people call it. */
  name: string;
  /** ISO date-time; null for a host that never got through. */
  heardAt: string | null;
  version: string | null;
  problems: ProblemView[];
}

export interface ProblemView {
  kind: ConnectionKind;
  /** ISO date-time. */
  at: string;
  /** What happened. */
  what: string;
  /** What to do. */
  remedy: string;
}
