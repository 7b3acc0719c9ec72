import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createKey } from '@/features/key/mutations';
import { createKeyInput } from '@/features/key/schema';
import { addMember, findOrCreatePerson } from '@/features/member/mutations';
import { memberRole, personInput } from '@/features/member/schema';
import { TEMPLATE_SLUGS } from '@/features/template/schema';
import { findWorkspaceAsOperator } from '@/features/workspace/data';
import { createWorkspace } from '@/features/workspace/mutations';
import { createWorkspaceInput } from '@/features/workspace/schema';
import { openDatabase } from '@/server/database';
import { ownerPool, prisma } from '@/server/db';
import { asOperator } from '@/server/tenancy';

/** What was typed cannot be run; the sentence says why. */
class UsageError extends Error {}

interface Command {
  summary: string;
  /** Option → its line of help; `…` after the value marks one that may be repeated. */
  options: Record<string, string>;
  /** Checks what was typed, before a database is opened, and gives what remains to be done. */
  prepare: (typed: Record<string, unknown>) => () => Promise<Record<string, unknown>>;
}

function command<S extends z.ZodType>(
  input: S,
  rest: Omit<Command, 'prepare'>,
  run: (input: z.output<S>) => Promise<object>,
): Command {
  const prepare: Command['prepare'] = (typed) => {
    const { data, error } = input.safeParse(typed);
    if (error) {
      const lines = error.issues.map(({ path, message, code }) => {
        const option = optionOf(path.find((part) => typeof part === 'string') ?? '');
        const missing = code === 'invalid_type' && !(String(path[0]) in typed);
        return missing ? `${option} is missing.` : `${option}: ${message}`;
      });
      throw new UsageError(lines.join('\n'));
    }
    return async () => ({ ...(await run(data)) });
  };
  return { ...rest, prepare };
}

const workspaceSlug = z.object({ workspace: z.string().min(1) });

const COMMANDS: Record<string, Command> = {
  'workspace create': command(
    createWorkspaceInput.extend(personInput.shape),
    {
      summary:
        'Makes a workspace with an owner and two keys. An e-mail that has an account needs its password.',
      options: {
        name: 'NAME      of the business',
        email: 'EMAIL     of the owner',
        password: 'PASSWORD  at least 8 characters (in the browser 10)',
        template: `TEMPLATE  a map to begin with: ${TEMPLATE_SLUGS.join(', ')}`,
        'time-zone': 'ZONE      e.g. Europe/Berlin; UTC if not said',
        locale: 'TAG       language of the surveys, e.g. en or pt-BR; en if not said',
      },
    },
    async ({ email, password, ...workspace }) => {
      const ownerUserId = await findOrCreatePerson({ email, password });
      return createWorkspace({ ...workspace, ownerUserId });
    },
  ),
  'member add': command(
    workspaceSlug.extend(personInput.shape).extend({ role: memberRole }),
    {
      summary: 'Makes a person a member of a workspace, with an account if they have none.',
      options: {
        workspace: 'SLUG      of the workspace',
        email: 'EMAIL     of the person',
        password: 'PASSWORD  at least 8 characters, or the one the account has',
        role: 'ROLE      viewer, editor, admin or owner',
      },
    },
    async ({ workspace, email, password, role }) => {
      const found = await findWorkspaceAsOperator(workspace);
      const userId = await findOrCreatePerson({ email, password });
      await asOperator(found, (scope) => addMember(scope, { userId, role }));
      return { workspaceId: found.id, slug: found.slug, userId, email, role };
    },
  ),
  'key create': command(
    z.intersection(workspaceSlug, z.preprocess(withOrigins, createKeyInput)),
    {
      summary: 'Makes an API key. A secret one is shown this once.',
      options: {
        workspace: 'SLUG      of the workspace',
        kind: 'KIND      public (in pages) or secret (on servers)',
        name: 'NAME      what it is for',
        origin: 'ORIGIN…   pages a public key may be used from, e.g. https://example.shop; any if not said',
      },
    },
    async ({ workspace, ...key }) => {
      const found = await findWorkspaceAsOperator(workspace);
      const created = await asOperator(found, (scope) => createKey(scope, key));
      return { workspaceId: found.id, slug: found.slug, ...created };
    },
  ),
};

function withOrigins(typed: unknown): unknown {
  if (typeof typed !== 'object' || typed === null || !('origin' in typed)) return typed;
  return { ...typed, origins: typed.origin };
}

/** `timeZone` → `--time-zone`. */
const optionOf = (name: string): string =>
  `--${(name === 'origins' ? 'origin' : name).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
const fieldOf = (option: string): string =>
  option.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

function help(): string {
  const commands = Object.entries(COMMANDS).map(([name, { summary, options }]) => {
    const lines = Object.entries(options).map(([option, text]) => `    --${option.padEnd(10)} ${text}`);
    return `  ${name}\n    ${summary}\n${lines.join('\n')}`;
  });
  return [
    'Usage: npm run --silent cli -- COMMAND [--option VALUE …] [--json]',
    'Works beside a running server and without one, on DATABASE_URL or the database under DATA_DIR.',
    'With --json the result, and nothing else, is printed as one JSON object.',
    ...commands,
  ].join('\n\n');
}

/** Splits what was typed into the command and its values, by the names of fields. */
function read(args: string[]): {
  prepare: Command['prepare'];
  typed: Record<string, unknown>;
  json: boolean;
} {
  const name = args.slice(0, 2).join(' ');
  const found = COMMANDS[name];
  if (!found) throw new UsageError(args.length > 0 ? `There is no command "${name}".` : 'Say what to do.');
  const options = Object.entries(found.options).map(([option, text]) => [
    option,
    { type: 'string' as const, multiple: /^\S+…/.test(text) },
  ]);
  const values: Record<string, unknown> = parseArgs({
    args: args.slice(2),
    options: { ...Object.fromEntries(options), json: { type: 'boolean' } },
    strict: true,
  }).values;
  const { json, ...given } = values;
  const typed = Object.fromEntries(Object.entries(given).map(([option, value]) => [fieldOf(option), value]));
  return { prepare: found.prepare, typed, json: json === true };
}

async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const database = await openDatabase();
  try {
    return await work();
  } finally {
    await prisma().$disconnect();
    await ownerPool().end();
    await database.close();
  }
}

function print(result: Record<string, unknown>, json: boolean): void {
  const text = json
    ? JSON.stringify(result)
    : Object.entries(result)
        .map(
          ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}`,
        )
        .join('\n');
  process.stdout.write(`${text}\n`);
}

async function main(args: string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) return void process.stdout.write(`${help()}\n`);
  const { prepare, typed, json } = read(args);
  print(await withDatabase(prepare(typed)), json);
}

const isUsage = (error: unknown): boolean =>
  error instanceof UsageError ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

function sentenceOf(error: unknown): string {
  // A name with two addresses, such as localhost, fails once for each.
  if (error instanceof AggregateError && error.message === '') return sentenceOf(error.errors[0]);
  return error instanceof Error ? error.message || error.name : String(error);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`touchline: ${sentenceOf(error)}\n${isUsage(error) ? 'Try --help.\n' : ''}`);
  process.exitCode = isUsage(error) ? 2 : 1;
});
