import type pg from 'pg';
import { ERROR_STATUS, type ErrorBody } from '@/contract/errors';
import { LIMITS } from '@/contract/limits';
import { AppError, errorBody } from '@/server/errors';
import { singleton } from '@/server/singleton';
import { type PlacedRating, placeRating } from './accept';
import { unavailable } from './commit';
import { type WorkspaceConfig, workspaceConfig } from './config';
import { createIngestPool } from './pipe';
import { batchRatingSchema, check, invalid } from './schema';
import { THE_BUSINESS } from './sender';
import { createStore, type Store } from './store';
import { createWriter, type Writer } from './writer';

/** What became of one row of a batch: 202 when it is committed, otherwise the status of its error. */
export interface BatchResult {
  /** The id as it was sent; null when there was none. */
  id: string | null;
  status: number;
  error?: ErrorBody['error'];
}

/** How far a sender's clock may be ahead of ours. */
const AHEAD_MS = 5 * 60_000;
const OLDEST_YEARS = 10;

interface Way {
  pool: pg.Pool;
  store: Store;
  writer: Writer;
}
/** One per process: the app has a bundle of its own, and who stops the process closes what the app opened. */
const shared = singleton('batches', (): { way: Way | undefined } => ({ way: undefined }));

/** Connections and a queue of their own: an import must not make customers wait. */
function open(): Way {
  if (!shared.way) {
    const pool = createIngestPool(3);
    const store = createStore(pool);
    shared.way = { pool, store, writer: createWriter(store, 10 * LIMITS.batchRows) };
  }
  return shared.way;
}

/** Finishes what is in flight and closes the connections; the next batch opens new ones. */
export async function closeBatches(): Promise<void> {
  const { way } = shared;
  shared.way = undefined;
  await way?.writer.drain();
  way?.store.close();
  await way?.pool.end();
}

/**
 * Accepts ratings from server to server for a workspace whose secret key the caller has checked: at most 1,000 rows as
 * they were sent, each a RatingRequest without `key`, with `source` "api" and `answeredAt` `now` unless it says
 * otherwise. `answeredAt` is an ISO date-time with an offset, at most five minutes ahead and ten years back. Rows are
 * checked and written like public ones: idempotent by id, amended within 30 minutes, never counted twice; a bad row
 * does not touch the others. Resolves after the commits, results in the order of the rows. Throws `invalid` for too
 * many rows and `unavailable` when the database cannot be asked. Call it outside of any transaction.
 */
export async function acceptRatings(
  workspaceId: string,
  rows: unknown[],
  now: number = Date.now(),
): Promise<BatchResult[]> {
  if (rows.length > LIMITS.batchRows)
    throw invalid([{ path: '', message: `At most ${LIMITS.batchRows} ratings in one batch` }]);
  const { store, writer } = open();
  const record = await store.readWorkspace(workspaceId).catch((cause) => {
    throw new AppError('unavailable', unavailable().message, { retryAfter: 2, cause });
  });
  if (!record) throw new AppError('not_found', 'This workspace does not exist.');
  const workspace = workspaceConfig(record);
  return Promise.all(rows.map((sent) => acceptOne(workspace, writer, sent, now)));
}

function acceptOne(
  workspace: WorkspaceConfig,
  writer: Writer,
  sent: unknown,
  now: number,
): Promise<BatchResult> {
  const id = idOf(sent);
  const row = toRow(workspace, sent, now);
  if (row instanceof AppError) return Promise.resolve(resultOf(id, row));
  return new Promise((resolve) => writer.rate(row, (error) => resolve(resultOf(id, error))));
}

function toRow(workspace: WorkspaceConfig, sent: unknown, now: number): PlacedRating | AppError {
  const input = check(batchRatingSchema, sent);
  if (input instanceof AppError) return input;
  const at = input.answeredAt ? Date.parse(input.answeredAt) : now;
  const oldest = new Date(now);
  oldest.setUTCFullYear(oldest.getUTCFullYear() - OLDEST_YEARS);
  if (at > now + AHEAD_MS) return invalid([{ path: 'answeredAt', message: 'Lies in the future' }]);
  if (at < oldest.getTime())
    return invalid([{ path: 'answeredAt', message: `Lies more than ${OLDEST_YEARS} years back` }]);
  return placeRating(workspace, input, at, 'api', THE_BUSINESS);
}

function idOf(sent: unknown): string | null {
  if (typeof sent !== 'object' || sent === null || !('id' in sent)) return null;
  return typeof sent.id === 'string' ? sent.id : null;
}

function resultOf(id: string | null, error: AppError | null): BatchResult {
  return error
    ? { id, status: ERROR_STATUS[error.code], error: errorBody(error).error }
    : { id, status: 202 };
}
