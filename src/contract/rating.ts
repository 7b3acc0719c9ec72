import type { RatingSource } from './survey';

export type AttributeValue = string | number | boolean;
export type Attributes = Record<string, AttributeValue>;

/** Body of POST /api/v1/ratings. `id` is made by the sender (UUID): sending it again amends the same answer. */
export interface RatingRequest {
  key: string;
  touchpoint: string;
  id: string;
  score: number;
  comment?: string | undefined;
  customer?: string | undefined;
  persona?: string | undefined;
  attributes?: Attributes | undefined;
  locale?: string | undefined;
  url?: string | undefined;
  source?: RatingSource | undefined;
  /** false while the customer may still add a comment. */
  final?: boolean | undefined;
}

/** Body of POST /api/v1/displays: the survey was shown. */
export interface DisplayRequest {
  key: string;
  touchpoint: string;
  id: string;
  customer?: string | undefined;
  persona?: string | undefined;
  url?: string | undefined;
  source?: RatingSource | undefined;
}

/** Body of POST /api/v1/visits: a customer passed a touchpoint. */
export interface VisitRequest {
  key: string;
  touchpoint: string;
  id: string;
  customer?: string | undefined;
  persona?: string | undefined;
  attributes?: Attributes | undefined;
}

/** Answer to an accepted POST, sent only after the commit. */
export interface Accepted {
  id: string;
}
