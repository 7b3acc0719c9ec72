import { LIMITS } from '@/contract/limits';
import { acceptRatings } from '@/ingest/batch';
import { AppError } from '@/server/errors';
import { jsonResponse, methodNotAllowed, readJson, restHandler, withRequestKey } from '@/server/rest';
import { getMetrics } from './data';
import { metricsQuery } from './schema';

/** GET /api/v1/metrics: the figures of one touchpoint over a span of time, as `Metrics`. */
export const metricsHandler = restHandler((request) =>
  withRequestKey(request, 'rating:view', async (scope) => {
    const query = metricsQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) {
      const issues = query.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      throw new AppError('invalid', issues[0]?.message ?? 'Some values are not valid.', { issues });
    }
    return jsonResponse(await getMetrics(scope, query.data));
  }),
);

/**
 * POST /api/v1/ratings/batch: `{"ratings": [RatingRequest without key, …]}`, or the bare array. Each row is accepted or
 * refused for itself: 200 when all were committed, 207 when some were not, with one result per row in their order.
 */
export const batchHandler = restHandler(async (request) => {
  // The key is checked before the body is read, and no transaction is held while the rows wait for their commit.
  const workspaceId = await withRequestKey(request, 'rating:import', async (scope) => scope.workspaceId);
  const body = await readJson(request, LIMITS.batchBytes);
  const results = await acceptRatings(workspaceId, rowsOf(body));
  return jsonResponse({ results }, results.every(({ status }) => status === 202) ? 200 : 207);
});

function rowsOf(body: unknown): unknown[] {
  if (Array.isArray(body)) return body;
  if (typeof body === 'object' && body !== null && 'ratings' in body && Array.isArray(body.ratings))
    return body.ratings;
  const issues = [{ path: 'ratings', message: `A list of up to ${LIMITS.batchRows} ratings.` }];
  throw new AppError('invalid', 'Send {"ratings": […]}. Nothing was recorded.', { issues });
}

export const refuseAllButGet = methodNotAllowed('GET');
export const refuseAllButPost = methodNotAllowed('POST');
