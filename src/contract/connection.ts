/** What a page of a business did with a key: it was heard, or what went wrong. */
export const CONNECTION_KINDS = [
  'heard',
  /** The key is not for pages of this origin. */
  'origin',
  'touchpoint',
  'deleted',
  'silent',
  'paused',
  /** The workspace requires a signature, and there was none. */
  'unsigned',
  'signature',
  'expired',
  'link',
  /** Somebody reads a language in which not every survey has texts. */
  'language',
  'revoked',
  /** A secret key stands in a page. */
  'secret',
] as const;
export type ConnectionKind = (typeof CONNECTION_KINDS)[number];
