import { ERROR_STATUS, type ErrorBody, type ErrorCode, type ErrorIssue } from '@/contract/errors';

export interface AppErrorOptions {
  issues?: ErrorIssue[] | undefined;
  /** Seconds after which trying again makes sense; becomes Retry-After. */
  retryAfter?: number | undefined;
  /** What the other side needs in order to go on, e.g. the value somebody else saved meanwhile. */
  data?: Record<string, unknown> | undefined;
  cause?: unknown;
}

/**
 * The one error of the house. `message` is shown to people: what happened, what is safe, what to do.
 * Anything else that is thrown is a defect and reaches the outside only as `internal`.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly issues: ErrorIssue[] | undefined;
  readonly retryAfter: number | undefined;
  readonly data: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.issues = options.issues;
    this.retryAfter = options.retryAfter;
    this.data = options.data;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}

/** True across bundles, where `instanceof` compares two copies of the class. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error;
}

/** Any thrown value as an AppError; details of unknown ones stay inside. */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  if (isDatabaseAway(error)) return away(error);
  if (holdsNul(error))
    return new AppError(
      'invalid',
      'A text holds the sign U+0000, which cannot be stored. Nothing was changed.',
    );
  return new AppError('internal', 'Something went wrong on our side. Nothing was changed. Try again.', {
    cause: error,
  });
}

/** The body that every HTTP endpoint answers an error with. */
export function errorBody(error: AppError): ErrorBody {
  return {
    error: { code: error.code, message: error.message, ...(error.issues ? { issues: error.issues } : {}) },
  };
}

/**
 * Connection refused, lost or not to be had in time. Prisma: P1001 P1002 P1008 P1017 P2024 P2028; sockets; PostgreSQL:
 * classes 08 (connection) and 57P (shutting down), 53300 (too many connections).
 */
const AWAY = /^(P1001|P1002|P1008|P1017|P2024|P2028|ECONN\w+|EPIPE|ETIMEDOUT|ENOENT|08\w{3}|57P0\d|53300)$/;

export function isDatabaseAway(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if ('code' in error && AWAY.test(String(error.code))) return true;
    if (/Connection terminated|timeout exceeded when trying to connect/i.test(error.message)) return true;
  }
  return false;
}

/** PostgreSQL takes every sign but one: 22021 in a text, 22P05 in JSON. */
const holdsNul = (error: unknown): boolean =>
  error instanceof Error &&
  /\b(22021|22P05)\b|invalid byte sequence|\\u0000 cannot be/.test(codeAndText(error));

const codeAndText = (error: Error): string => `${'code' in error ? String(error.code) : ''} ${error.message}`;

const away = (cause: unknown): AppError =>
  new AppError('unavailable', 'The database is away for a moment. Nothing was changed. Try again.', {
    retryAfter: 2,
    cause,
  });
