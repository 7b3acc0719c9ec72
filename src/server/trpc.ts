import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { ErrorCode } from '@/contract/errors';
import type { Permission } from '@/domain/permissions';
import { type AppError, AppError as Failure, isAppError, toAppError } from './errors';
import { issuesOf } from './faults';
import { log } from './log';
import { singleton } from './singleton';
import { inWorkspace, type WorkspaceScope } from './tenancy';
import { createTogether } from './together';

/** Who is asking; null when signed out. */
export interface Context {
  userId: string | null;
  /** Where the request comes from, as a key for limits; never stored. */
  client?: string;
}

const TRPC_CODE = {
  malformed: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  method_not_allowed: 'METHOD_NOT_SUPPORTED',
  conflict: 'CONFLICT',
  too_large: 'PAYLOAD_TOO_LARGE',
  unsupported_media_type: 'UNSUPPORTED_MEDIA_TYPE',
  invalid: 'UNPROCESSABLE_CONTENT',
  rate_limited: 'TOO_MANY_REQUESTS',
  internal: 'INTERNAL_SERVER_ERROR',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<ErrorCode, TRPCError['code']>;

/** What a browser learns of an error: its code, its sentence, and what it needs to go on. */
export interface ClientError {
  code: ErrorCode;
  issues?: AppError['issues'];
  data?: AppError['data'];
}

/** What tRPC itself refuses, before or instead of a procedure. */
const REFUSALS: { [Code in TRPCError['code']]?: [ErrorCode, string] } = {
  PARSE_ERROR: ['malformed', 'The request is not JSON that can be read. Nothing was changed.'],
  BAD_REQUEST: ['malformed', 'The request cannot be understood. Nothing was changed.'],
  NOT_FOUND: ['not_found', 'There is nothing at this address.'],
  METHOD_NOT_SUPPORTED: ['method_not_allowed', 'This is asked with another method. Nothing was changed.'],
  UNSUPPORTED_MEDIA_TYPE: ['unsupported_media_type', 'Send JSON as application/json. Nothing was changed.'],
  PAYLOAD_TOO_LARGE: ['too_large', 'The request is too large. Nothing was changed.'],
};

function appErrorOf(error: TRPCError): AppError {
  if (isAppError(error.cause)) return error.cause;
  if (error.cause instanceof z.ZodError) {
    const issues = issuesOf(error.cause);
    return new Failure('invalid', issues[0]?.message ?? 'This value is not allowed.', { issues });
  }
  const [code, message] = REFUSALS[error.code] ?? [];
  return code && message ? new Failure(code, message) : toAppError(error.cause ?? error);
}

const t = initTRPC.context<Context>().create({
  // Ends every five minutes; the browser connects again, and its session and membership are read anew.
  sse: {
    maxDurationMs: 300_000,
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 30_000 },
  },
  errorFormatter({ shape, error }) {
    const { code, message, issues, data } = appErrorOf(error);
    const app: ClientError = { code, issues, data };
    return { ...shape, message, data: { code: shape.data.code, httpStatus: shape.data.httpStatus, app } };
  },
});

export const createRouter = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Turns what the house throws into what tRPC sends, in one place. */
const mapped = t.procedure.use(async ({ next, path }) => {
  const result = await next();
  if (result.ok) return result;
  const error = appErrorOf(result.error);
  if (error.code === 'internal') log.error({ path, err: result.error }, 'A procedure failed');
  throw trpcErrorOf(error);
});

const trpcErrorOf = (error: AppError) =>
  new TRPCError({ code: TRPC_CODE[error.code], message: error.message, cause: error });

export const publicProcedure = mapped;

/** A procedure of a signed-in person. */
export const personProcedure = mapped.use(({ ctx, next }) => {
  if (!ctx.userId) {
    throw new Failure(
      'unauthenticated',
      'You are signed out. What you typed is still here: sign in and try again.',
    );
  }
  return next({ ctx: { userId: ctx.userId } });
});

const workspaceInput = z.object({
  workspace: z.string().regex(/^[\w-]{1,80}$/, 'This is not the short name of a workspace.'),
});

/**
 * A procedure in one workspace, in one transaction, for members who hold `permission`. `ctx.scope` is the right. A
 * `timeout` in milliseconds is for work that is known to take longer than others.
 */
export const workspaceProcedure = (permission: Permission, options: { timeout?: number } = {}) =>
  mapped
    .input(workspaceInput)
    .use(({ ctx, input, next }) =>
      inWorkspace(
        ctx.userId,
        input.workspace,
        permission,
        async (scope: WorkspaceScope) => orThrow(await next({ ctx: { scope } })),
        undefined,
        options,
      ),
    );

/** Of one view, while many look at it. */
const SPACING_MS = 250;
const together = () => singleton('together', () => createTogether(SPACING_MS));

/**
 * A reading that is the same for everybody with the same role: many who ask at the same time are answered by one. The
 * right is asked for each of them.
 */
export const sharedQuery = (permission: Permission) =>
  mapped.input(workspaceInput).use(async ({ ctx, input, next, path, getRawInput }) => {
    const asked = JSON.stringify(await getRawInput());
    const within = <T>(work: (scope: WorkspaceScope) => Promise<T>) =>
      inWorkspace(ctx.userId, input.workspace, permission, work);
    const keyOf = ({ workspaceId, role, actor }: WorkspaceScope) =>
      [path, workspaceId, role, actor.kind, asked].join(' ');
    const key = await within(async (scope) => keyOf(scope));
    return together().read(key, () =>
      within(async (scope) => {
        // Since then the role may have become another one, and the others who wait here have this one.
        if (keyOf(scope) !== key) throw new Failure('forbidden', 'Your role in this workspace has changed.');
        return orThrow(await next({ ctx: { scope } }));
      }),
    );
  });

/**
 * For what takes long to reckon: `ctx.read` reads in a transaction of its own, with the right asked for, and none is open
 * while what it gave is thought about.
 */
export const workspaceReading = (permission: Permission) =>
  mapped.input(workspaceInput).use(({ ctx, input, next }) => {
    const read = <T>(work: (scope: WorkspaceScope) => Promise<T>) =>
      inWorkspace(ctx.userId, input.workspace, permission, work);
    return next({ ctx: { read } });
  });

/**
 * A failed step comes back as a value; thrown on, it rolls the transaction back. What input was refused for stays inside
 * tRPC's own error, or it would look like a defect of ours.
 */
function orThrow<R extends { ok: true } | { ok: false; error: TRPCError }>(result: R): R {
  if (!result.ok)
    throw result.error.cause instanceof z.ZodError ? result.error : (result.error.cause ?? result.error);
  return result;
}

/** A subscription in one workspace. The right is checked at the start; no transaction is kept open behind it. */
export const workspaceSubscription = (permission: Permission) =>
  mapped.input(workspaceInput).use(async ({ ctx, input, next }) => {
    const ask = () =>
      inWorkspace(ctx.userId, input.workspace, permission, async (scope) => scope.workspaceId);
    /** Reads the right anew; throws when it is gone. What a stream throws later is mapped nowhere else. */
    const recheck = () =>
      ask().catch((thrown: unknown) => {
        throw trpcErrorOf(toAppError(thrown));
      });
    return next({ ctx: { workspaceId: await ask(), recheck } });
  });
