import type { RatingSource } from '@/contract/survey';
import { AppError } from '@/server/errors';
import type { AnsweredSurvey, TouchpointConfig, WorkspaceConfig } from './config';
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

/** What was sent to a touchpoint, as far as it says where it belongs. */
interface Sent {
  touchpoint: string;
  survey?: string | null | undefined;
  age?: number | null | undefined;
}

/**
 * Whether it waited on a device without a connection: it was given when the touchpoint was there and asked, for all
 * anybody can know, and is not lost because of what was deleted or paused since.
 */
const waited = ({ age }: Sent): boolean => happenedAt(0, age) < 0;

/** The touchpoint a slug names, or why nothing can be sent to it. */
function findTouchpoint(workspace: WorkspaceConfig, sent: Sent, sender: Sender): TouchpointConfig | AppError {
  const slug = sent.touchpoint;
  const touchpoint = workspace.touchpoints.get(slug);
  if (touchpoint && (!touchpoint.deleted || waited(sent))) return touchpoint;
  sender.note(touchpoint ? 'deleted' : 'touchpoint', slug);
  return touchpoint
    ? new AppError('not_found', `The touchpoint "${slug}" was deleted.`)
    : new AppError('not_found', `There is no touchpoint "${slug}" in this workspace.`);
}

/** The survey that was answered or shown at the touchpoint, now or before, or why there is none. */
function findSurvey(
  { survey, earlier }: TouchpointConfig,
  sent: Sent,
  sender: Sender,
): AnsweredSurvey | AppError {
  const named = sent.survey?.toLowerCase();
  if (survey && (!named || named === survey.id)) return survey;
  const before = named && earlier.get(named);
  if (before) return before;
  if (named)
    return new AppError('not_found', `This survey was never at the touchpoint "${sent.touchpoint}".`);
  sender.note('silent', sent.touchpoint);
  return new AppError('not_found', `Nothing is asked at the touchpoint "${sent.touchpoint}".`);
}

function paused(slug: string, sender: Sender): AppError {
  sender.note('paused', slug);
  return new AppError('not_found', `The survey at the touchpoint "${slug}" is paused.`);
}

/** Tells the business of a page that asks at `slug` and finds nothing it could ask: the page itself says so to nobody. */
export function noteSilence(workspace: WorkspaceConfig, slug: string, sender: Sender): void {
  const sent = { touchpoint: slug };
  const touchpoint = findTouchpoint(workspace, sent, sender);
  if (touchpoint instanceof AppError) return;
  const survey = findSurvey(touchpoint, sent, sender);
  if (!(survey instanceof AppError) && !survey.published) paused(slug, sender);
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
  const touchpoint = findTouchpoint(workspace, input, sender);
  if (touchpoint instanceof AppError) return touchpoint;
  const survey = findSurvey(touchpoint, input, sender);
  if (survey instanceof AppError) return survey;
  const error = scoreError(survey.type, input.score);
  if (error) return error;
  const known = knownCustomer(workspace.identity, input, at, sender);
  const from = { source, device: sender.device };
  const row = ratingRow({ workspace, touchpoint }, survey, input, known, at, from);
  const asks = survey.published || waited(input);
  return { id: row.id, row, paused: asks ? null : paused(input.touchpoint, sender) };
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
  const touchpoint = findTouchpoint(workspace, input, sender);
  if (touchpoint instanceof AppError) return touchpoint;
  const survey = findSurvey(touchpoint, input, sender);
  if (survey instanceof AppError) return survey;
  if (!survey.published && !waited(input)) return paused(input.touchpoint, sender);
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
  const touchpoint = findTouchpoint(workspace, input, sender);
  if (touchpoint instanceof AppError) return touchpoint;
  const when = happenedAt(at, input.age);
  const known = knownCustomer(workspace.identity, input, when, sender);
  return visitRow({ workspace, touchpoint }, input, known, when);
}
