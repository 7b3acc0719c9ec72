import type { RatingSource } from '@/contract/survey';
import { AppError } from '@/server/errors';
import type { TouchpointConfig, WorkspaceConfig } from './config';
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

/** The touchpoint a slug names, or why nothing can be sent to it. */
function findTouchpoint(workspace: WorkspaceConfig, slug: string): TouchpointConfig | AppError {
  const touchpoint = workspace.touchpoints.get(slug);
  if (!touchpoint) return new AppError('not_found', `There is no touchpoint "${slug}" in this workspace.`);
  if (touchpoint.deleted) return new AppError('not_found', `The touchpoint "${slug}" was deleted.`);
  return touchpoint;
}

/** The survey of the touchpoint, or why there is none. */
const findSurvey = ({ survey }: TouchpointConfig, slug: string) =>
  survey ?? new AppError('not_found', `Nothing is asked at the touchpoint "${slug}".`);

const paused = (slug: string): AppError =>
  new AppError('not_found', `The survey at the touchpoint "${slug}" is paused.`);

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
): PlacedRating | AppError {
  const touchpoint = findTouchpoint(workspace, input.touchpoint);
  if (touchpoint instanceof AppError) return touchpoint;
  const survey = findSurvey(touchpoint, input.touchpoint);
  if (survey instanceof AppError) return survey;
  const error = scoreError(survey.type, input.score);
  if (error) return error;
  const row = ratingRow({ workspace, touchpoint }, survey, input, at, source);
  return { id: row.id, row, paused: survey.published ? null : paused(input.touchpoint) };
}

/** A rating as it was posted: answered now, or as long ago as it waited. What time a sender's clock shows is not asked. */
export function acceptRating(workspace: WorkspaceConfig, body: unknown, at: number): PlacedRating | AppError {
  const input = check(ratingSchema, body);
  return input instanceof AppError
    ? input
    : placeRating(workspace, input, happenedAt(at, input.age), 'widget');
}

export function acceptDisplay(workspace: WorkspaceConfig, body: unknown, at: number): DisplayRow | AppError {
  const input = check(displaySchema, body);
  if (input instanceof AppError) return input;
  const touchpoint = findTouchpoint(workspace, input.touchpoint);
  if (touchpoint instanceof AppError) return touchpoint;
  const survey = findSurvey(touchpoint, input.touchpoint);
  if (survey instanceof AppError) return survey;
  if (!survey.published) return paused(input.touchpoint);
  return displayRow({ workspace, touchpoint }, survey.id, input, happenedAt(at, input.age));
}

/** A visit needs no survey: people pass touchpoints at which nothing is asked. */
export function acceptVisit(workspace: WorkspaceConfig, body: unknown, at: number): VisitRow | AppError {
  const input = check(visitSchema, body);
  if (input instanceof AppError) return input;
  const touchpoint = findTouchpoint(workspace, input.touchpoint);
  if (touchpoint instanceof AppError) return touchpoint;
  return visitRow({ workspace, touchpoint }, input, happenedAt(at, input.age));
}
