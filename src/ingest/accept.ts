import type { RatingSource } from '@/contract/survey';
import { AppError } from '@/server/errors';
import type { TouchpointConfig, WorkspaceConfig } from './config';
import { type DisplayRow, displayRow, type RatingRow, ratingRow, type VisitRow, visitRow } from './rows';
import { check, displaySchema, type RatingInput, ratingSchema, scoreError, visitSchema } from './schema';

/** The touchpoint a slug names, or why nothing can be sent to it. */
function findTouchpoint(workspace: WorkspaceConfig, slug: string): TouchpointConfig | AppError {
  const touchpoint = workspace.touchpoints.get(slug);
  if (!touchpoint) return new AppError('not_found', `There is no touchpoint "${slug}" in this workspace.`);
  if (touchpoint.deleted) return new AppError('not_found', `The touchpoint "${slug}" was deleted.`);
  return touchpoint;
}

/** The survey that is asked at the touchpoint now, or why there is none. */
function findSurvey(touchpoint: TouchpointConfig, slug: string) {
  const { survey } = touchpoint;
  if (!survey) return new AppError('not_found', `Nothing is asked at the touchpoint "${slug}".`);
  if (!survey.published)
    return new AppError('not_found', `The survey at the touchpoint "${slug}" is paused.`);
  return survey;
}

/** A checked rating as a row, answered `at` (milliseconds), or the reason to refuse it. */
export function placeRating(
  workspace: WorkspaceConfig,
  input: RatingInput,
  at: number,
  source: RatingSource,
): RatingRow | AppError {
  const touchpoint = findTouchpoint(workspace, input.touchpoint);
  if (touchpoint instanceof AppError) return touchpoint;
  const survey = findSurvey(touchpoint, input.touchpoint);
  if (survey instanceof AppError) return survey;
  return (
    scoreError(survey.type, input.score) ?? ratingRow({ workspace, touchpoint }, survey.id, input, at, source)
  );
}

/** A rating as it was posted, answered now: a public sender's clock is not asked. */
export function acceptRating(workspace: WorkspaceConfig, body: unknown, at: number): RatingRow | AppError {
  const input = check(ratingSchema, body);
  return input instanceof AppError ? input : placeRating(workspace, input, at, 'widget');
}

export function acceptDisplay(workspace: WorkspaceConfig, body: unknown, at: number): DisplayRow | AppError {
  const input = check(displaySchema, body);
  if (input instanceof AppError) return input;
  const touchpoint = findTouchpoint(workspace, input.touchpoint);
  if (touchpoint instanceof AppError) return touchpoint;
  const survey = findSurvey(touchpoint, input.touchpoint);
  if (survey instanceof AppError) return survey;
  return displayRow({ workspace, touchpoint }, survey.id, input, at);
}

/** A visit needs no survey: people pass touchpoints at which nothing is asked. */
export function acceptVisit(workspace: WorkspaceConfig, body: unknown, at: number): VisitRow | AppError {
  const input = check(visitSchema, body);
  if (input instanceof AppError) return input;
  const touchpoint = findTouchpoint(workspace, input.touchpoint);
  if (touchpoint instanceof AppError) return touchpoint;
  return visitRow({ workspace, touchpoint }, input, at);
}
