import type { RatingSource } from './survey';

export type AttributeValue = string | number | boolean;
export type Attributes = Record<string, AttributeValue>;

/**
 * Seconds since it happened, as far as the sender's own clock can tell two moments apart; nothing is "now". It lets what
 * was kept offline fall on its day, however wrong that clock is. More than `LIMITS.ageSeconds` is not believed.
 */
type Age = number | undefined;

/** What was said to the follow-up questions, by their id: a text, the id of a choice, or the ids of several. */
export type Answers = Record<string, string | string[]>;

/**
 * Why an answer is kept and not counted. `client`: one device answered very often at the touchpoint. `person`: the same
 * customer did. `manual`: somebody of the business left it out.
 */
export const FLAGS = ['client', 'person', 'manual'] as const;
export type Flag = (typeof FLAGS)[number];

/** On what an answer was given. */
export const DEVICES = ['phone', 'tablet', 'computer'] as const;
export type Device = (typeof DEVICES)[number];

/** Body of POST /api/v1/ratings. `id` is made by the sender (UUID): sending it again amends the same answer. */
export interface RatingRequest {
  key: string;
  touchpoint: string;
  id: string;
  /** Id of the survey that was shown; without it the touchpoint's survey of now. */
  survey?: string | undefined;
  score: number;
  comment?: string | undefined;
  answers?: Answers | undefined;
  customer?: string | undefined;
  /** Shows that the business itself said who this is: HMAC-SHA-256 of the customer, made on its server. */
  signature?: string | undefined;
  persona?: string | undefined;
  attributes?: Attributes | undefined;
  locale?: string | undefined;
  url?: string | undefined;
  source?: RatingSource | undefined;
  /** false while the customer may still add a comment. */
  final?: boolean | undefined;
  age?: Age;
}

/** Body of POST /api/v1/displays: the survey was shown. */
export interface DisplayRequest {
  key: string;
  touchpoint: string;
  id: string;
  survey?: string | undefined;
  customer?: string | undefined;
  persona?: string | undefined;
  url?: string | undefined;
  source?: RatingSource | undefined;
  age?: Age;
}

/** Body of POST /api/v1/visits: a customer passed a touchpoint. */
export interface VisitRequest {
  key: string;
  touchpoint: string;
  id: string;
  customer?: string | undefined;
  signature?: string | undefined;
  persona?: string | undefined;
  attributes?: Attributes | undefined;
  age?: Age;
}

/** Answer to an accepted POST, sent only after the commit. */
export interface Accepted {
  id: string;
}
