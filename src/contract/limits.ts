/** Of a name, and of a longer text, that people of the business write; UTF-16 code units. */
export const NAME_LENGTH = 120;
export const TEXT_LENGTH = 2_000;

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
  /**
   * What a survey page lets people type in all: a form writes a sign of most scripts as nine bytes (%E6%95%B0), a
   * new line as six, and beside 10,800 bytes of it the body has room for 60 choices and what else is sent.
   */
  pageComment: 1_200,
  customer: 200,
  signature: 100,
  slug: 80,
  locale: 35,
  url: 2_048,
  /** Attributes of one rating: how many, and how long a name and a text value may be. */
  attributes: 20,
  attributeName: 40,
  attributeValue: 200,
  /** Questions after the score: how many a survey has and may ask at one score, their choices, and the length of ids. */
  followUps: 12,
  followUpsAtOnce: 3,
  choices: 20,
  followUpId: 40,
  /** Rules of a survey: triggers, and attributes that are asked of its audience. */
  triggers: 10,
  audienceAttributes: 10,
  /** Minutes in which the same id may still change its answer. */
  amendMinutes: 30,
  /** What was kept on a device at most so long falls on the day it happened; a longer time is no offline weekend. */
  ageSeconds: 604_800,
  /** Calls the app's browser may put into one request. */
  calls: 20,
} as const;

/**
 * What there may be at most, and what is said beyond. Far above what people draw; low enough that everything that is
 * read as a whole can still be read.
 */
export const CEILINGS = {
  /** Of a workspace. */
  maps: { most: 200, fault: 'A workspace has 200 maps at most. Delete one that nobody needs.' },
  touchpoints: {
    most: 10_000,
    fault: 'A workspace has 10,000 touchpoints at most. Delete some, or a map that nobody needs.',
  },
  personas: { most: 200, fault: 'A workspace has 200 personas at most. Archive one that nobody needs.' },
  departments: { most: 500, fault: 'A workspace has 500 departments at most. Delete one that nobody needs.' },
  promises: { most: 200, fault: 'A workspace has 200 promises at most. Delete one that nobody needs.' },
  views: { most: 200, fault: 'A workspace has 200 saved views at most. Delete one that nobody opens.' },
  keys: { most: 100, fault: 'A workspace has 100 keys at most. Revoke one that nobody uses.' },
  members: {
    most: 1_000,
    fault: 'A workspace has 1,000 members and invitations at most. Remove somebody who has left.',
  },
  tags: { most: 500, fault: 'A workspace has 500 tags at most. Delete one that nobody needs.' },
  files: { most: 5_000, fault: 'A workspace keeps 5,000 files at most. Nothing was stored.' },
  /** Of a map. */
  stagesOnMap: { most: 100, fault: 'A map has 100 stages at most. Delete one, or draw another map.' },
  /** A whole import beside what is there already. */
  touchpointsOnMap: {
    most: 1_500,
    fault: 'A map has 1,500 touchpoints at most. Delete some, or draw another map.',
  },
  lanesOnMap: { most: 30, fault: 'A map has 30 lanes of its own at most. Delete one first.' },
  linksOfMap: { most: 50, fault: 'A map has 50 links at most. Revoke one that nobody needs.' },
  opportunitiesOnMap: {
    most: 1_000,
    fault: 'A map has 1,000 opportunities at most. Delete one that nobody will take up.',
  },
  versionsOfMap: { most: 200, fault: 'A map has 200 named versions at most. Delete one that nobody needs.' },
  /** Of a touchpoint. */
  notesAtTouchpoint: { most: 100, fault: 'A touchpoint has 100 notes at most. Delete one first.' },
  discussionsAtTouchpoint: {
    most: 200,
    fault: 'There are 200 discussions here already. Go on with one of them.',
  },
  languagesOfSurvey: { most: 100, fault: 'A survey speaks 100 languages at most. Nothing was saved.' },
  /** Of a statement, and of a discussion. */
  evidence: { most: 50, fault: 'There are 50 pieces of evidence here already. Delete one first.' },
  messages: { most: 500, fault: '500 messages were said here already. Start another discussion.' },
} as const;
export type Ceiling = keyof typeof CEILINGS;
