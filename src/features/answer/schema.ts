import { z } from 'zod';
import type { Attributes, Device, Flag } from '@/contract/rating';
import type { RatingSource, SurveyType } from '@/contract/survey';
import { ORDERS, sieve } from '@/features/search/schema';
import { type Missing, segment } from '@/features/segment/schema';
import type { SaidAnswer } from '@/features/survey/prepare/asked';

/** Milliseconds since 1970 and the id of an answer. */
const place = z
  .string()
  .regex(
    /^-?\d{1,14}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    'This page marker is not ours. Begin at the first page.',
  );

export const answersInput = sieve.extend({
  order: z.enum(ORDERS).default('newest'),
  /** `nextCursor` of the page before. */
  cursor: place.nullish(),
  limit: z.int().min(1).max(100).default(50),
});
export type AnswersQuery = z.output<typeof answersInput>;

export const countInput = sieve.extend({
  /** Only those newer than this one, as `placeOf` names it. */
  since: place.nullish(),
});
export type CountQuery = z.output<typeof countInput>;

/** `segment`: the period in view decides whether its score may be told. */
export const answerInput = z.object({ id: z.guid(), segment: segment.prefault({}) });
export type AnswerQuery = z.output<typeof answerInput>;

/** Names an answer as a place in the order of time. */
export const placeOf = ({ id, answeredAt }: { id: string; answeredAt: string }): string =>
  `${Date.parse(answeredAt)}_${id}`;

export interface AnswerPlace {
  slug: string;
  name: string;
  map: string;
  /** It, its stage or its map was deleted. */
  deleted: boolean;
}

/** One answer as it stands in the list. */
export interface AnswerRow {
  id: string;
  /** ISO date-time. */
  answeredAt: string;
  touchpoint: AnswerPlace;
  /** On the scale of `type`; null where too few answered to tell the score of one. */
  score: number | null;
  type: SurveyType;
  /** Its beginning, or what is around the words that were looked for. */
  comment: string;
  /** How many questions after the score were answered. */
  said: number;
  persona: { slug: string; name: string } | null;
  source: RatingSource;
  device: Device | null;
  locale: string | null;
  /** Why it is not counted; null counts. */
  flag: Flag | null;
  /** Ids. */
  tags: string[];
}

export interface AnswerPage {
  items: AnswerRow[];
  /** Null on the last page. */
  nextCursor: string | null;
  /** What was asked for and is not there. */
  missing: Missing[];
  /** Names of touchpoints that were asked for and are deleted. */
  deleted: string[];
}

/** The question as customers read it. */
export interface AskedText {
  locale: string;
  question: string;
  low: string;
  high: string;
  followUp: string;
}

/** One answer with all that is known of it. */
export interface WholeAnswer extends AnswerRow {
  answers: SaidAnswer[];
  /** Its survey gave way to another one. */
  archived: boolean;
  attributes: Attributes | null;
  url: string | null;
  /** When it reached us. ISO date-time. */
  receivedAt: string;
  /** False while the customer may still add to it. */
  final: boolean;
  /** The business itself said who the customer is. */
  verified: boolean;
  /** Whether it is known that several answers are of one customer. */
  named: boolean;
  /** As the workspace stores it; null where nobody said, or who asks may not know. */
  customer: string | null;
}

/** The same with the question. */
export interface AnswerView extends WholeAnswer {
  /** In the language of the customer where it is spoken, else in that of the workspace. Null: the texts are gone. */
  asked: AskedText | null;
}

/** Another answer of the same customer. */
export type OtherAnswer = Pick<
  AnswerRow,
  'id' | 'answeredAt' | 'touchpoint' | 'score' | 'type' | 'comment' | 'source'
>;
