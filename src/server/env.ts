import { z } from 'zod';
import { singleton } from './singleton';

const flag = (fallback: boolean) =>
  z
    .enum(['0', '1', 'true', 'false'])
    .optional()
    .transform((value) => (value === undefined ? fallback : value === '1' || value === 'true'));

const role = z.enum(['all', 'web', 'ingest', 'worker']);
export type Role = z.infer<typeof role>;

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'a postgresql:// address')
    .optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  AUTH_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'an smtp:// or smtps:// address')
    .optional(),
  MAIL_FROM: z.string().default('Touchline <touchline@localhost>'),
  ROLE: z
    .string()
    .default('all')
    .transform((value) => value.split(',').map((part) => part.trim()))
    .pipe(z.array(role).min(1)),
  DEMO: flag(true),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Public POSTs per minute and client; 0 turns the limit off. */
  RATE_LIMIT_CLIENT: z.coerce.number().int().min(0).default(120),
  /** Public POSTs per second and key; 0 turns the limit off. */
  RATE_LIMIT_KEY: z.coerce.number().int().min(0).default(2_000),
  /** Seconds from a mention to its mail; who has looked by then gets none. */
  MENTION_MAIL_AFTER: z.coerce.number().int().min(1).max(3_600).default(10),
  /** Proxies in front whose X-Forwarded-For entry is believed. */
  TRUST_PROXY: z.coerce.number().int().min(0).default(0),
  /** Bearer token for GET /metrics from beyond loopback. */
  METRICS_TOKEN: z.string().min(16).optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
});
export type Env = z.infer<typeof schema>;

/** Reads and checks the environment. Throws one Error that names every bad variable and what was expected of it. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(filled);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not usable:\n${lines.join('\n')}`);
}

/** The environment of this process, read once. */
export const env = (): Env => singleton('env', () => readEnv());

/** True when no DATABASE_URL was given, so that Touchline runs its own cluster under DATA_DIR. */
export const isEmbedded = (): boolean => process.env.TOUCHLINE_EMBEDDED === '1';

/** Address people reach the app at, without a trailing slash. */
export function publicUrl(): string {
  return (env().PUBLIC_URL ?? `http://localhost:${env().PORT}`).replace(/\/+$/, '');
}

export function hasRole(wanted: Role): boolean {
  const roles = env().ROLE;
  return roles.includes('all') || roles.includes(wanted);
}
