import type { RatingSource } from '@/contract/survey';
import { AppError } from '@/server/errors';
import type { SurveyConfig, TouchpointConfig, WorkspaceConfig } from './config';
import { knownCustomer } from './identity';
import { type DisplayRow, displayRow, type RatingRow, ratingRow, type VisitRow, visitRow } from './rows';
import {
  check,
  displaySchema,
  happenedAt,
  type RatingInput,
  ratingSchema,
  scoreError,
  visitSchema,
} from './schema';
import type { Sender } from './sender';

/** The touchpoint a slug names, or why nothing can be sent to it. */
function findTouchpoint(
  workspace: WorkspaceConfig,
  slug: string,
  sender: Sender,
): TouchpointConfig | AppError {
  const touchpoint = workspace.touchpoints.get(slug);
  if (touchpoint && !touchpoint.deleted) return touchpoint;
  sender.note(touchpoint ? 'deleted' : 'touchpoint', slug);
  return touchpoint
    ? new AppError('not_found', `The touchpoint "${slug}" was deleted.`)
    : new AppError('not_found', `There is no touchpoint "${slug}" in this workspace.`);
}

/** The survey of the touchpoint, or why there is none. */
function findSurvey({ survey }: TouchpointConfig, slug: string, sender: Sender): SurveyConfig | AppError {
  if (survey) return survey;
  sender.note('silent', slug);
  return new AppError('not_found', `Nothing is asked at the touchpoint "${slug}".`);
}

function paused(slug: string, sender: Sender): AppError {
  sender.note('paused', slug);
  return new AppError('not_found', `The survey at the touchpoint "${slug}" is paused.`);
}

/** A rating that may be written. */
export interface PlacedRating {
  id: string;
  row: RatingRow;
  /**
   * What a new answer is refused with while the survey is paused; null otherwise. Who has answered already may still
   * finish: a pause must not eat the comment that is being typed.
   */
  paused: AppError | null;
}

/** A checked rating as a row, answered `at` (milliseconds), or the reason to refuse it. */
export function placeRating(
  workspace: WorkspaceConfig,
  input: RatingInput,
  at: number,
  source: RatingSource,
  sender: Sender,
): PlacedRating | AppError {
  const touchpoint = findTouchpoint(workspace, input.touchpoint, sender);
  if (touchpoint instanceof AppError) return touchpoint;
  const survey = findSurvey(touchpoint, input.touchpoint, sender);
  if (survey instanceof AppError) return survey;
  const error = scoreError(survey.type, input.score);
  if (error) return error;
  const known = knownCustomer(workspace.identity, input, at, sender);
  const row = ratingRow({ workspace, touchpoint }, survey, input, known, at, source);
  return { id: row.id, row, paused: survey.published ? null : paused(input.touchpoint, sender) };
}

/** A rating as it was posted: answered now, or as long ago as it waited. What time a sender's clock shows is not asked. */
export function acceptRating(
  workspace: WorkspaceConfig,
  body: unknown,
  at: number,
  sender: Sender,
): PlacedRating | AppError {
  const input = check(ratingSchema, body);
  return input instanceof AppError
    ? input
    : placeRating(workspace, input, happenedAt(at, input.age), 'widget', sender);
}

export function acceptDisplay(
  workspace: WorkspaceConfig,
  body: unknown,
  at: number,
  sender: Sender,
): DisplayRow | AppError {
  const input = check(displaySchema, body);
  if (input instanceof AppError) return input;
  const touchpoint = findTouchpoint(workspace, input.touchpoint, sender);
  if (touchpoint instanceof AppError) return touchpoint;
  const survey = findSurvey(touchpoint, input.touchpoint, sender);
  if (survey instanceof AppError) return survey;
  if (!survey.published) return paused(input.touchpoint, sender);
  return displayRow({ workspace, touchpoint }, survey.id, input, happenedAt(at, input.age));
}

/** A visit needs no survey: people pass touchpoints at which nothing is asked. */
export function acceptVisit(
  workspace: WorkspaceConfig,
  body: unknown,
  at: number,
  sender: Sender,
): VisitRow | AppError {
  const input = check(visitSchema, body);
  if (input instanceof AppError) return input;
  const touchpoint = findTouchpoint(workspace, input.touchpoint, sender);
  if (touchpoint instanceof AppError) return touchpoint;
  const when = happenedAt(at, input.age);
  const known = knownCustomer(workspace.identity, input, when, sender);
  return visitRow({ workspace, touchpoint }, input, known, when);
}
