import type { Answers, Attributes, Device, Flag } from '@/contract/rating';
import type { RatingSource } from '@/contract/survey';
import { knownAnswers } from './asking';
import type { AnsweredSurvey, TouchpointConfig, WorkspaceConfig } from './config';
import type { Known } from './identity';
import {
  cleanAttributes,
  cleanLine,
  cleanText,
  type DisplayInput,
  type RatingInput,
  type VisitInput,
} from './schema';

/**
 * Rows as the database functions take them: their names are its columns, and what is undefined is left out of the JSON.
 * Ids are lower case, as it returns them.
 */
interface Row {
  workspace_id: string;
  id: string;
  touchpoint_id: string;
  persona_id: string | undefined;
}

export interface RatingRow extends Row {
  survey_id: string;
  score: number;
  comment: string | undefined;
  answers: Answers | undefined;
  customer: string | undefined;
  attributes: Attributes | undefined;
  locale: string | undefined;
  url: string | undefined;
  source: RatingSource;
  final: boolean;
  answered_at: string;
  day: string;
  /** Why it is not counted. */
  flag: Flag | undefined;
  /** The business itself said who the customer is. */
  verified: boolean | undefined;
  device: Device | undefined;
}

export interface DisplayRow extends Row {
  survey_id: string;
  source: RatingSource;
  displayed_at: string;
  day: string;
}

export interface VisitRow extends Row {
  customer: string | undefined;
  attributes: Attributes | undefined;
  visited_at: string;
}

/** Where an answer belongs, resolved from slugs. */
export interface Place {
  workspace: WorkspaceConfig;
  touchpoint: TouchpointConfig;
}

// An unknown persona is no reason to lose an answer: it is kept without one.
const rowOf = ({ workspace, touchpoint }: Place, id: string, persona: string | null | undefined): Row => ({
  workspace_id: workspace.workspaceId,
  id: id.toLowerCase(),
  touchpoint_id: touchpoint.id,
  persona_id: persona ? workspace.personas.get(persona) : undefined,
});

/** `at` in milliseconds. Source and final are what the sender left out: `source`, and finished. */
export function ratingRow(
  place: Place,
  survey: AnsweredSurvey,
  input: RatingInput,
  known: Known,
  at: number,
  { source, device }: { source: RatingSource; device: Device | undefined },
): RatingRow {
  return {
    ...rowOf(place, input.id, input.persona),
    survey_id: survey.id,
    score: input.score,
    comment: cleanText(input.comment),
    answers: knownAnswers(input.answers, survey.questions),
    customer: known.customer,
    attributes: cleanAttributes(input.attributes),
    locale: cleanLine(input.locale),
    url: cleanLine(input.url),
    source: input.source ?? source,
    final: input.final ?? true,
    answered_at: new Date(at).toISOString(),
    day: place.workspace.dayAt(at),
    flag: undefined,
    verified: known.verified,
    device,
  };
}

export function displayRow(place: Place, surveyId: string, input: DisplayInput, at: number): DisplayRow {
  return {
    ...rowOf(place, input.id, input.persona),
    survey_id: surveyId,
    source: input.source ?? 'widget',
    displayed_at: new Date(at).toISOString(),
    day: place.workspace.dayAt(at),
  };
}

export function visitRow(place: Place, input: VisitInput, { customer }: Known, at: number): VisitRow {
  return {
    ...rowOf(place, input.id, input.persona),
    customer,
    attributes: cleanAttributes(input.attributes),
    visited_at: new Date(at).toISOString(),
  };
}
