import { z } from 'zod';
import { LIMITS } from '@/contract/limits';
import { pageSchema, toPage } from '@/domain/cursor';
import { countUncounted } from '@/features/flag/data';
import { setFlag } from '@/features/flag/mutations';
import { acceptRatings } from '@/ingest/batch';
import { batchRatingSchema, displaySchema, ratingSchema, visitSchema } from '@/ingest/schema';
import { AppError } from '@/server/errors';
import { type Operation, operation, type Sample, takeKeyTurn } from '@/server/operation';
import { jsonResponse, readJson, withRequestKey } from '@/server/rest';
import { getMetrics, listRatingsAfter } from './data';
import { eraseRating } from './mutations';
import {
  metricsQuery,
  metricsResource,
  type RatingResource,
  ratingResource,
  ratingsQuery,
  widgetConfig,
} from './schema';

const shown = (sample: Sample): RatingResource => ({
  id: sample.ratingId,
  touchpointId: sample.touchpointId,
  touchpoint: sample.touchpoint,
  surveyId: sample.surveyId,
  type: 'csat',
  score: 4,
  comment: 'Quick, but I was not told about the fee.',
  answers: [],
  customer: 'customer-4711',
  verified: true,
  persona: null,
  attributes: { basket: 58.9 },
  locale: 'en',
  url: null,
  source: 'api',
  device: null,
  final: true,
  flag: null,
  answeredAt: sample.at,
  receivedAt: sample.at,
});

/** The rows of a batch: `{"ratings": […]}`, or the bare array. */
function rowsOf(body: unknown): unknown[] {
  if (Array.isArray(body)) return body;
  if (typeof body === 'object' && body !== null && 'ratings' in body && Array.isArray(body.ratings))
    return body.ratings;
  const issues = [{ path: 'ratings', message: `A list of up to ${LIMITS.batchRows} ratings.` }];
  throw new AppError('invalid', 'Send {"ratings": […]}. Nothing was recorded.', { issues });
}

const error = z.object({ code: z.string(), message: z.string() });

/** Each row is accepted or refused for itself: 200 when all were committed, 207 when some were not. */
const batch: Operation = {
  id: 'createRatings',
  method: 'POST',
  path: '/ratings/batch',
  tag: 'Ratings',
  summary: 'Send many ratings',
  description:
    `Up to ${LIMITS.batchRows} ratings from your server. Each is accepted or refused for itself: 200 when all were ` +
    'stored, 207 when some were not, with a result for each in their order. Sent again with the same ids, they are ' +
    'not counted twice.',
  permission: 'rating:import',
  body: {
    name: 'RatingBatch',
    schema: z.object({ ratings: z.array(batchRatingSchema).max(LIMITS.batchRows) }),
  },
  answer: {
    name: 'BatchResult',
    schema: z.object({
      results: z.array(
        z.object({ id: z.string().nullable(), status: z.int(), error: error.loose().optional() }),
      ),
    }),
  },
  faults: [],
  respond: async (request) => {
    takeKeyTurn(request);
    // The key is checked before the body is read, and no transaction is held while the rows wait for their commit.
    const workspaceId = await withRequestKey(request, 'rating:import', async (scope) => scope.workspaceId);
    const results = await acceptRatings(workspaceId, rowsOf(await readJson(request, LIMITS.batchBytes)));
    return jsonResponse({ results }, results.every(({ status }) => status === 202) ? 200 : 207);
  },
  example: ({ touchpoint, newId, at }) => ({
    body: {
      ratings: [
        { id: newId, touchpoint, score: 4, comment: 'Friendly on the phone.', answeredAt: at, source: 'api' },
      ],
    },
  }),
  shows: ({ newId }) => ({ results: [{ id: newId, status: 202 }] }),
};

const key = z.string().describe('A public key, `pk_…`. It may stand in a page.');
const accepted = { name: 'Accepted', schema: z.object({ id: z.guid() }) };
const PUBLIC =
  'Takes a public key in its body and no other. JSON as `application/json` or, to spare browsers a preflight, as ' +
  '`text/plain`. Answered only once it is stored; the same `id` again changes that answer and never counts twice.';

/** What the hot path answers, before any of this is asked. */
const publicly = (
  about: Pick<Operation, 'id' | 'path' | 'tag' | 'summary' | 'description'>,
  body: NonNullable<Operation['body']>,
  more: object,
): Operation => ({
  ...about,
  method: 'POST',
  permission: null,
  body,
  status: 202,
  answer: accepted,
  faults: ['forbidden', 'not_found', 'conflict'],
  respond: null,
  example: ({ publicKey, touchpoint, newId }) => ({
    body: { key: publicKey, touchpoint, id: newId, ...more },
  }),
  shows: ({ newId }) => ({ id: newId }),
});

/** Answers and figures in the REST API, and what pages send. */
export const ratingOperations = [
  operation({
    id: 'listRatings',
    method: 'GET',
    path: '/ratings',
    tag: 'Ratings',
    summary: 'List ratings',
    description:
      'Single answers, newest first, of deleted touchpoints too, and those that are kept and not counted: their `flag` ' +
      'says why. They are your own data, so they come however few ' +
      'there are; do not publish scores of fewer than five people.',
    permission: 'rating:view',
    query: ratingsQuery,
    answer: {
      name: 'RatingPage',
      schema: pageSchema(ratingResource).extend({
        uncounted: z
          .int()
          .describe('How many there are at the touchpoint, of all time, that are kept and not counted.'),
      }),
      holds: { name: 'Rating', schema: ratingResource },
    },
    faults: ['not_found'],
    handle: async (scope, { query: { limit, ...query } }) => {
      const rows = await listRatingsAfter(scope, { ...query, count: limit + 1 });
      const page = toPage(rows, limit, ({ id, answeredAt }) => `${Date.parse(answeredAt)}_${id}`);
      return { ...page, uncounted: await countUncounted(scope, query) };
    },
    example: ({ touchpoint, at }) => ({ query: { touchpoint, from: at.slice(0, 10), limit: '100' } }),
    shows: (sample) => ({ items: [shown(sample)], nextCursor: null, uncounted: 0 }),
  }),
  batch,
  operation({
    id: 'eraseRating',
    method: 'DELETE',
    path: '/ratings/{id}',
    tag: 'Ratings',
    summary: 'Erase a rating',
    description:
      'Erases one answer for good: from the list, from every figure, and evidence that rests on it. This cannot be ' +
      'undone.',
    permission: 'rating:erase',
    params: z.object({ id: z.guid() }),
    handle: (scope, { params }) => eraseRating(scope, params),
    example: ({ ratingId }) => ({ params: { id: ratingId } }),
  }),
  operation({
    id: 'changeRating',
    method: 'PATCH',
    path: '/ratings/{id}',
    tag: 'Ratings',
    summary: 'Count a rating, or leave it out',
    description:
      '`flag` says why an answer is not counted: `client` (one device answered very often), `person` (the same customer ' +
      'did) or `manual`. Set it to `manual` to leave an answer out of every figure, to null to count it. It is kept ' +
      'either way, and the history says who did it.',
    permission: 'rating:flag',
    params: z.object({ id: z.guid() }),
    body: { name: 'RatingChange', schema: z.strictObject({ flag: z.literal('manual').nullable() }) },
    answer: { name: 'Rating', schema: ratingResource },
    handle: async (scope, { params, body }) => {
      await setFlag(scope, { ...params, ...body });
      const [rating] = await listRatingsAfter(scope, { ...params, count: 1 });
      if (!rating) throw new AppError('not_found', 'This answer does not exist, or it was erased.');
      return rating;
    },
    example: ({ ratingId }) => ({ params: { id: ratingId }, body: { flag: 'manual' } }),
    shows: (sample) => ({ ...shown(sample), flag: 'manual' as const }),
  }),
  operation({
    id: 'getMetrics',
    method: 'GET',
    path: '/metrics',
    tag: 'Metrics',
    summary: 'Read the figures of a touchpoint',
    description:
      'Of its present survey over any span of time. What is not known is null. Below five answers everything but `n` ' +
      'is null, because a score of four people is about those people; `raw=true` gives it all the same.',
    permission: 'rating:view',
    query: metricsQuery,
    answer: { name: 'Metrics', schema: metricsResource },
    faults: ['not_found'],
    handle: (scope, { query }) => getMetrics(scope, query),
    example: ({ touchpoint, at }) => ({
      query: { touchpoint, from: at.slice(0, 10), to: at.slice(0, 10), by: 'day' },
    }),
    shows: () => ({
      type: 'csat',
      n: 412,
      score: 81.3,
      low: 77.3,
      high: 84.8,
      mean: 4.21,
      distribution: { 1: 12, 2: 19, 3: 46, 4: 128, 5: 207 },
      satisfaction: 4.21,
      displays: 1630,
      responseRate: 0.253,
      lastRatedAt: '2026-03-31T16:20:00.000Z',
    }),
  }),
  publicly(
    {
      id: 'createRating',
      path: '/ratings',
      tag: 'Widget',
      summary: 'Send a rating from a page',
      description: `${PUBLIC} An answer may be changed for ${LIMITS.amendMinutes} minutes.`,
    },
    { name: 'NewRating', schema: ratingSchema.extend({ key }) },
    { score: 4, comment: 'Quick and clear.', final: true },
  ),
  publicly(
    {
      id: 'createDisplay',
      path: '/displays',
      tag: 'Widget',
      summary: 'Say that a survey was shown',
      description: `${PUBLIC} Displays make the response rate.`,
    },
    { name: 'NewDisplay', schema: displaySchema.extend({ key }) },
    {},
  ),
  publicly(
    {
      id: 'createVisit',
      path: '/visits',
      tag: 'Widget',
      summary: 'Say that a customer passed a touchpoint',
      description: `${PUBLIC} Visits make paths and repeat purchases measurable.`,
    },
    { name: 'NewVisit', schema: visitSchema.extend({ key }) },
    { customer: 'customer-4711' },
  ),
  {
    id: 'getWidgetConfig',
    method: 'GET',
    path: '/widget/{publicKey}',
    tag: 'Widget',
    summary: 'Read what a widget shows',
    description:
      'The published surveys of the workspace by the slug of their touchpoint, with their texts. It has an ETag and ' +
      'may be kept for seconds only, so that a published change reaches pages at once.',
    permission: null,
    answer: { name: 'WidgetConfig', schema: widgetConfig },
    faults: ['forbidden'],
    respond: null,
    example: ({ publicKey }) => ({ params: { publicKey } }),
    shows: ({ touchpoint, surveyId }) => ({
      v: 1,
      locale: 'en',
      surveys: {
        [touchpoint]: {
          id: surveyId,
          type: 'csat',
          texts: {
            en: { question: 'How was paying?', low: '', high: '', followUp: '', thanks: 'Thank you.' },
          },
        },
      },
    }),
  } satisfies Operation,
];
