import { Prisma } from '@/generated/prisma/client';
import { ownerPool } from '@/server/db';
import { send, type Workers } from '@/server/jobs';
import { reckon } from '@/server/reckon';
import { asOperator, type WorkspaceScope } from '@/server/tenancy';
import { notifyThemes } from './mutations';
import { THEME_FROM } from './prepare/limits';
import type { Reading, Said } from './prepare/phrases';
import {
  type Counted,
  chooseTerms,
  foldTerms,
  type Known,
  languageOfTerm,
  mostWritten,
  type Plan,
  planThemes,
  rankTerms,
  type Together,
} from './prepare/terms';

export const themeWorkers = {
  'theme-read': readComments,
  'theme-find': findThemes,
  'theme-sweep': readEverywhere,
} satisfies Partial<Workers>;

/** Comments that are read at once. */
const BATCH = 200;
/** Themes are found in the newest comments: of a million no more is read than of so many. */
const LOOKED_AT = 50_000;
/** Phrases of a comment that may well be said word for word by several customers. */
const BRIEF = 3;
/** Phrases that are looked at for themes, the most frequent. */
const MOST_CANDIDATES = 10_000;
/** Comments that are read again to see how a phrase is written. */
const SAMPLE = 30;
/** Of the advisory locks, those of workspaces whose themes are being found. */
const FINDING = 7_042_044;
const LONGEST_MS = 10 * 60_000;

const read = (workspaceId: string, said: Said[]): Promise<Reading[]> => reckon('comments', workspaceId, said);

/** Reads what waits in all workspaces. */
export async function readEverywhere(): Promise<void> {
  const { rows } = await ownerPool().query<{ workspaceId: string }>(
    `SELECT w.id AS "workspaceId" FROM workspace w WHERE w.deleted_at IS NULL
       AND EXISTS (SELECT FROM comment_reading c WHERE c.workspace_id = w.id AND c.language IS NULL)`,
  );
  for (const row of rows) await send('theme-read', row);
}

interface Job {
  workspaceId: string;
}

/** Null: it was deleted. */
async function workspaceOf({ workspaceId }: Job): Promise<Parameters<typeof asOperator>[0] | null> {
  const found = await ownerPool().query<Parameters<typeof asOperator>[0]>(
    `SELECT id, slug, time_zone AS "timeZone", locale, demo FROM workspace WHERE id = $1 AND deleted_at IS NULL`,
    [workspaceId],
  );
  return found.rows[0] ?? null;
}

/**
 * Reads the comments of a workspace that wait to be read, some at a time, and has the themes found in what was read. Begun
 * again it goes on where it stopped; two at once do the same twice and no harm.
 */
export async function readComments(job: Job): Promise<void> {
  const workspace = await workspaceOf(job);
  if (!workspace) return;
  let all = 0;
  for (;;) {
    const waiting = await asOperator(workspace, listWaiting);
    if (waiting.length === 0) break;
    const readings = await read(workspace.id, waiting);
    await asOperator(workspace, (scope) => keep(scope, waiting, readings));
    all += waiting.length;
  }
  // A job of its own, so that it is tried again when there is nothing left to read.
  if (all > 0) await send('theme-find', { workspaceId: workspace.id });
}

interface Waiting extends Said {
  id: string;
  /** Another one as soon as the comment has changed. */
  version: string;
}

const listWaiting = ({ db, workspaceId }: WorkspaceScope) =>
  db.$queryRaw<Waiting[]>`
    SELECT c.rating_id AS id, c.xmin::text AS version, coalesce(r.comment, '') AS comment, r.locale
    FROM comment_reading c JOIN rating r ON r.workspace_id = c.workspace_id AND r.id = c.rating_id
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.language IS NULL
    ORDER BY c.rating_id LIMIT ${BATCH}`;

/** Nobody who changes a comment waits for it to be read: what was changed meanwhile goes on waiting. */
async function keep({ db, workspaceId }: WorkspaceScope, waiting: Waiting[], readings: Reading[]) {
  const rows = waiting.flatMap(({ id, version }, place) => {
    const reading = readings[place];
    if (!reading) return [];
    const { language, phrases } = reading;
    return [{ id, version, language, terms: phrases.map(({ term }) => term) }];
  });
  await db.$executeRaw`
    UPDATE comment_reading c SET language = j.language, terms = j.terms
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS j(id uuid, version text, language text, terms text[])
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.rating_id = j.id AND c.xmin::text = j.version`;
}

/** Makes the themes of a workspace those of what was read in it. Done twice it changes nothing more. */
export async function findThemes(job: Job): Promise<void> {
  const workspace = await workspaceOf(job);
  if (workspace) await asOperator(workspace, findIn, undefined, LONGEST_MS);
}

async function findIn(scope: WorkspaceScope): Promise<void> {
  const { db, workspaceId } = scope;
  await db.$executeRaw`SELECT pg_advisory_xact_lock(${FINDING}::int4, hashtext(${workspaceId}))`;
  const counted = await db.$queryRaw<Counted[]>`
    WITH newest AS MATERIALIZED (${newest(workspaceId)})
    SELECT term, count(*)::float8 AS n FROM newest CROSS JOIN LATERAL unnest(terms) AS term
    GROUP BY 1 HAVING count(*) >= ${THEME_FROM} ORDER BY 2 DESC, 1 LIMIT ${MOST_CANDIDATES}`;
  const chosen = chooseTerms(rankTerms(counted));
  const groups = foldTerms(
    chosen,
    await countTogether(
      scope,
      chosen.map(({ term }) => term),
    ),
  );
  const plan = planThemes(groups, await listKnown(scope), counted);
  await carryOut(scope, plan);
  if (plan.add.length + plan.drop.length + plan.extend.length > 0) await notifyThemes(scope);
}

/**
 * The newest comments. What is word for word the same counts once, unless it is brief: a text that somebody pasted again
 * and again is no theme, and "late delivery" said by many is one.
 */
const newest = (workspaceId: string) => Prisma.sql`
  SELECT DISTINCT ON (CASE WHEN cardinality(terms) > ${BRIEF} THEN terms ELSE ARRAY[rating_id::text] END) rating_id, terms
  FROM (
    SELECT rating_id, terms FROM comment_reading
    WHERE workspace_id = ${workspaceId}::uuid AND language IS NOT NULL AND flag IS NULL
    ORDER BY answered_at DESC, rating_id LIMIT ${LOOKED_AT}
  ) l`;

const countTogether = ({ db, workspaceId }: WorkspaceScope, terms: string[]) =>
  db.$queryRaw<Together[]>`
    WITH hit AS MATERIALIZED (
      SELECT n.rating_id, array_agg(u.term) AS terms FROM (${newest(workspaceId)}) n
      CROSS JOIN LATERAL unnest(n.terms) AS u(term) JOIN unnest(${terms}::text[]) AS t(term) ON t.term = u.term
      GROUP BY 1 HAVING count(*) > 1
    )
    SELECT a.term AS a, b.term AS b, count(*)::float8 AS n
    FROM hit CROSS JOIN LATERAL unnest(hit.terms) AS a(term) CROSS JOIN LATERAL unnest(hit.terms) AS b(term)
    WHERE a.term < b.term GROUP BY 1, 2`;

async function listKnown({ db, workspaceId }: WorkspaceScope): Promise<Known[]> {
  const rows = await db.theme.findMany({
    where: { workspaceId },
    include: { terms: { select: { term: true } }, _count: { select: { parts: true } } },
  });
  return rows.map(({ id, terms, renamed, pinnedAt, hiddenAt, intoId, _count }) => ({
    id,
    terms: terms.map(({ term }) => term),
    kept: renamed || pinnedAt !== null || hiddenAt !== null || intoId !== null || _count.parts > 0,
  }));
}

async function carryOut(scope: WorkspaceScope, { add, extend, drop }: Plan): Promise<void> {
  const { db, workspaceId } = scope;
  // What somebody has touched meanwhile stays.
  await db.theme.deleteMany({
    where: {
      workspaceId,
      id: { in: drop },
      renamed: false,
      pinnedAt: null,
      hiddenAt: null,
      intoId: null,
      parts: { none: {} },
    },
  });
  const names = await findNames(
    scope,
    add.flatMap(([first]) => first ?? []),
  );
  const made = add.flatMap((terms) => {
    const [first = ''] = terms;
    const name = names.get(first);
    return name ? { id: crypto.randomUUID(), name, language: languageOfTerm(first), terms } : [];
  });
  await db.theme.createMany({ data: made.map(({ terms: _, ...theme }) => ({ workspaceId, ...theme })) });
  await db.themeTerm.createMany({
    data: [
      ...made.flatMap(({ id, terms }) => terms.map((term) => ({ workspaceId, themeId: id, term }))),
      ...extend.map(({ id, term }) => ({ workspaceId, themeId: id, term })),
    ],
  });
}

/** How phrases are written most often, in the newest comments that hold them. */
async function findNames({ db, workspaceId }: WorkspaceScope, terms: string[]): Promise<Map<string, string>> {
  if (terms.length === 0) return new Map();
  const rows = await db.$queryRaw<(Said & { terms: string[] })[]>`
    SELECT r.comment, r.locale, h.terms FROM (
      SELECT rating_id, array_agg(term) AS terms FROM (
        SELECT c.rating_id, t.term, row_number() OVER (PARTITION BY t.term ORDER BY c.answered_at DESC) AS place
        FROM comment_reading c CROSS JOIN LATERAL unnest(c.terms) AS u(term)
        JOIN unnest(${terms}::text[]) AS t(term) ON t.term = u.term
        WHERE c.workspace_id = ${workspaceId}::uuid
      ) p WHERE place <= ${SAMPLE} GROUP BY 1
    ) h JOIN rating r ON r.workspace_id = ${workspaceId}::uuid AND r.id = h.rating_id`;
  const forms = new Map<string, string[]>();
  const readings = await read(workspaceId, rows);
  for (const [place, { terms: held }] of rows.entries()) {
    for (const { term, written } of readings[place]?.phrases ?? [])
      if (held.includes(term)) forms.set(term, [...(forms.get(term) ?? []), written]);
  }
  return new Map(
    terms.flatMap((term) => {
      const name = mostWritten(forms.get(term) ?? []);
      return name ? [[term, name] as const] : [];
    }),
  );
}
