import type { ConnectionKind } from '@/contract/connection';

/** Who sends an answer, as far as it matters to what becomes of it. */
export interface Sender {
  /** The business itself said who the customer is. */
  trusted: boolean;
  /** Address of the client, as a key for limits; null is not counted. */
  client: string | null;
  /** Tells the business what went wrong with what its page sent. */
  note(kind: ConnectionKind, detail?: string): void;
}

/** The business itself, with a secret key: it reads in the answer what went wrong. */
export const THE_BUSINESS: Sender = { trusted: true, client: null, note: () => undefined };
