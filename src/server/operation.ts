import type { z } from 'zod';
import type { ErrorCode, ErrorIssue } from '@/contract/errors';
import type { Permission } from '@/domain/permissions';
import { env } from './env';
import { AppError, isAppError } from './errors';
import { issuesOf } from './faults';
import { createRateLimit } from './rate-limit';
import { emptyResponse, jsonResponse, keyOfRequest, readJson, withRequestKey } from './rest';
import { singleton } from './singleton';
import { hashKey, type WorkspaceScope } from './tenancy';

export const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];
export const TAGS = ['Maps', 'Stages', 'Touchpoints', 'Surveys', 'Ratings', 'Metrics', 'Widget'] as const;
export type Tag = (typeof TAGS)[number];

/** What examples are about: made up where they are read, real where they are executed. */
export interface Sample {
  publicKey: string;
  mapId: string;
  stageId: string;
  touchpointId: string;
  /** Slug of that touchpoint, which asks `csat`. */
  touchpoint: string;
  /** Slug of a touchpoint that asks nothing. */
  silent: string;
  surveyId: string;
  ratingId: string;
  /** An id nothing has yet. */
  newId: string;
  /** An ISO date-time of the last days. */
  at: string;
}

export interface ExampleRequest {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
}

/** A schema with the name that it has in the OpenAPI document. */
export interface Component<T = unknown> {
  name: string;
  schema: z.ZodType<T>;
  /** What it is a page of. */
  holds?: Component;
}

interface Description {
  /** Name of the operation in code, unique: a verb and a noun. */
  id: string;
  method: Method;
  /** Below /api/v1, with `{name}` for each parameter. */
  path: string;
  tag: Tag;
  /** One line; the description goes on in sentences. */
  summary: string;
  description?: string;
  /** Schema of its query, if it takes one. */
  query?: z.ZodObject;
  body?: Component;
  /** Status of a success and what it answers; nothing is 204. */
  status?: 200 | 201 | 202;
  answer?: Component;
  example: (sample: Sample) => ExampleRequest;
  /** An answer, as the schema has it. */
  shows?: (sample: Sample) => unknown;
}

/** One operation of the REST API: what it is in the document, and how it is answered. */
export interface Operation extends Description {
  /** What it takes a secret key for; null takes none, or a public one. */
  permission: Permission | null;
  /** Errors beyond those that every operation of its kind may answer. */
  faults: readonly ErrorCode[];
  /** Answers a request, given the parameters of its path. Null where the hot path has answered before. */
  respond: ((request: Request, params: Record<string, string>) => Promise<Response>) | null;
}

/** Bytes of a body that describes one thing. */
const BODY_BYTES = 131_072;

const perKey = () =>
  singleton('rest per key', () => createRateLimit({ limit: env().RATE_LIMIT_KEY, windowMs: 1_000 }));

/** Throws `rate_limited` when the key of a request has asked too much within a second. */
export function takeKeyTurn(request: Request): void {
  const wait = perKey().take(hashKey(keyOfRequest(request)), performance.now());
  if (wait > 0)
    throw new AppError('rate_limited', `Too many requests with this key. Try again in ${wait} s.`, {
      retryAfter: wait,
    });
}

/**
 * What `schema` makes of a value. Throws `invalid` with everything that is wrong with it, and with
 * what was `found` in other places.
 */
export function valid<T>(schema: z.ZodType<T>, value: unknown, found: readonly ErrorIssue[] = []): T {
  const result = schema.safeParse(value);
  if (result.success && found.length === 0) return result.data;
  const wrong = result.error ? issuesOf(result.error) : [];
  const issues = [...wrong, ...found.filter(({ path }) => wrong.every((one) => one.path !== path))];
  const [first] = issues;
  // One of many is no whole sentence without its place.
  const message = first?.path ? `${first.path}: ${first.message}` : first?.message;
  throw new AppError('invalid', message ?? 'Some values are not valid.', { issues });
}

interface Spec<P, Q, B, A> extends Omit<Description, 'query' | 'body' | 'answer'> {
  permission: Permission;
  faults?: readonly ErrorCode[];
  params?: z.ZodType<P>;
  query?: z.ZodType<Q> & z.ZodObject;
  body?: Component<B>;
  answer?: Component<A>;
  /** What only the workspace can tell is wrong with a body. It may have any form: all faults are said at once. */
  review?: (scope: WorkspaceScope, input: { params: P; body: unknown }) => Promise<ErrorIssue[]>;
  handle: (scope: WorkspaceScope, input: { params: P; query: Q; body: B }) => Promise<A>;
}

/**
 * An operation for secret keys, in one transaction with the right of the key. What it takes is checked against the
 * schemas that describe it, so that document and behaviour cannot part.
 */
export function operation<P = unknown, Q = unknown, B = unknown, A = unknown>(
  spec: Spec<P, Q, B, A>,
): Operation {
  const { params, handle, review, faults = [], ...description } = spec;
  return {
    ...description,
    faults,
    respond: async (request, named) => {
      takeKeyTurn(request);
      // Read before the transaction begins: a sender that takes its time must not hold a connection.
      const body = spec.body ? await readJson(request, BODY_BYTES) : undefined;
      const search = Object.fromEntries(new URL(request.url).searchParams);
      const answer = await withRequestKey(request, spec.permission, async (scope) => {
        const place = (params ? found(params, named) : undefined) as P;
        const query = (spec.query ? valid(spec.query, search) : undefined) as Q;
        const faulty = await review?.(scope, { params: place, body });
        const checked = (spec.body ? valid(spec.body.schema, body, faulty) : undefined) as B;
        return handle(scope, { params: place, query, body: checked });
      }).catch((error: unknown) => {
        throw withValues(error);
      });
      return spec.answer ? jsonResponse(answer, spec.status) : emptyResponse();
    },
  };
}

/** An id that is none names nothing. */
function found<P>(schema: z.ZodType<P>, named: Record<string, string>): P {
  const result = schema.safeParse(named);
  if (result.success) return result.data;
  throw new AppError('not_found', 'There is nothing with this id.');
}

/** Of a conflict, says what is stored now where a field says otherwise. */
function withValues(error: unknown): unknown {
  if (!isAppError(error) || error.code !== 'conflict' || !error.data || error.issues) return error;
  const { field, theirs } = error.data;
  if (typeof field !== 'string') return error;
  const issues = [{ path: field, message: `Stored is ${JSON.stringify(theirs)}.` }];
  const message = 'Somebody else changed this since. Nothing was changed. Read it again.';
  return new AppError('conflict', message, { issues });
}
