/** Limits of the public surface, shared by the server, the widget and the documentation. */
export const LIMITS = {
  /** Bytes of one public POST body. */
  bodyBytes: 16_384,
  /** Bytes of one batch body (server to server). */
  batchBytes: 4_194_304,
  /** Rows of one batch. */
  batchRows: 1_000,
  /** UTF-16 code units of a comment; a longer one is refused, never cut. */
  comment: 10_240,
  /** What the widget lets people type: fits into a body in any script. */
  widgetComment: 4_000,
  customer: 200,
  slug: 80,
  locale: 35,
  url: 2_048,
  /** Attributes of one rating: how many, and how long a name and a text value may be. */
  attributes: 20,
  attributeName: 40,
  attributeValue: 200,
  /** Minutes in which the same id may still change its answer. */
  amendMinutes: 30,
  /** Calls the app's browser may put into one request. */
  calls: 20,
} as const;
