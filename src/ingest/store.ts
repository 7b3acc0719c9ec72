import type pg from 'pg';
import { LIMITS } from '@/contract/limits';
import type { KeyRecord, WorkspaceRecord } from './config';
import type { ConnectionRow } from './connection';
import { createPipe, onPool, type Query } from './pipe';
import type { DisplayRow, RatingRow, VisitRow } from './rows';

/** What became of an answer that was there before; see the function amend_ratings. */
export type AmendOutcome = 'amended' | 'unchanged' | 'elsewhere' | 'late' | 'missing';

/** The database, as far as the ingest role can reach it. Every call is one statement and one transaction. */
export interface Store {
  readKey(hash: string): Promise<KeyRecord | null>;
  readWorkspace(workspaceId: string): Promise<WorkspaceRecord | null>;
  /** Ids that were there before. No id twice. */
  insertRatings(rows: RatingRow[]): Promise<Set<string>>;
  /** Outcome by id. No id twice. */
  amendRatings(rows: RatingRow[]): Promise<Map<string, AmendOutcome>>;
  /** Ids that belong to another touchpoint. */
  insertDisplays(rows: DisplayRow[]): Promise<Set<string>>;
  insertVisits(rows: VisitRow[]): Promise<Set<string>>;
  notify(channel: string, payloads: string[]): Promise<void>;
  noteConnections(rows: ConnectionRow[]): Promise<void>;
  /** Gives connections back, when nothing is under way any more. */
  close(): void;
}

export function createStore(pool: pg.Pool): Store {
  const run = onPool(pool);
  // New ratings have a connection of their own.
  const ratings = createPipe(pool);
  /** A function that takes rows and returns some of their ids. */
  async function write(query: Query, name: string, rows: unknown[]): Promise<Set<string>> {
    const values = [JSON.stringify(rows), rows.length];
    const [result] = await query<{ ids: string[] }>(name, `SELECT ${name}($1, $2) AS ids`, values);
    return new Set(result?.ids);
  }
  async function read<T>(name: string, wanted: string): Promise<T | null> {
    const [result] = await run<{ config: T | null }>(name, `SELECT ${name}($1) AS config`, [wanted]);
    return result?.config ?? null;
  }
  return {
    readKey: (hash) => read('ingest_config', hash),
    readWorkspace: (workspaceId) => read('ingest_workspace', workspaceId),
    insertRatings: (rows) => write(ratings.query, 'ingest_ratings', rows),
    amendRatings: async (rows) => {
      const values = [JSON.stringify(rows), LIMITS.amendMinutes];
      const found = await run<{ id: string; outcome: AmendOutcome }>(
        'amend_ratings',
        'SELECT * FROM amend_ratings($1, $2)',
        values,
      );
      return new Map(found.map(({ id, outcome }) => [id, outcome]));
    },
    insertDisplays: (rows) => write(run, 'ingest_displays', rows),
    insertVisits: (rows) => write(run, 'ingest_visits', rows),
    notify: async (channel, payloads) => {
      const text = 'SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload';
      await run('notify', text, [channel, payloads]);
    },
    noteConnections: async (rows) => {
      await run('ingest_connections', 'SELECT ingest_connections($1)', [JSON.stringify(rows)]);
    },
    close: ratings.close,
  };
}

/** True for a failure that lies in the rows themselves, so that a smaller batch may pass. */
export function isRowFault(error: unknown): boolean {
  // Data exceptions, integrity violations, program limits: appendix A of the PostgreSQL manual.
  return /^(22|23|54)/.test(sqlState(error));
}

/** True when the server ended a transaction in favour of another one. */
export const isCollision = (error: unknown): boolean => /^(40001|40P01)$/.test(sqlState(error));

function sqlState(error: unknown): string {
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  // Only what the server itself reports has a severity; codes of the operating system look different anyway.
  return typeof code === 'string' && severity !== undefined ? code : '';
}
