// Makes workspaces and members as the command line does, in one process for all tests: starting another one for each
// costs ten times what it then does. Beside the running server, like the command line.
import type pg from 'pg';
import { addMember, findOrCreatePerson } from '../src/features/member/mutations';
import { findWorkspaceAsOperator } from '../src/features/workspace/data';
import { createWorkspace } from '../src/features/workspace/mutations';
import { createWorkspaceInput } from '../src/features/workspace/schema';
import { openDatabase } from '../src/server/database';
import { ownerPool } from '../src/server/db';
import { asOperator } from '../src/server/tenancy';

/** A transaction that stays open until it is let go. What waits for all that began before it waits that long. */
export type Hold = 'hold' | 'let go';

export interface Wanted {
  email: string;
  password: string;
  /** A new workspace of theirs … */
  name?: string;
  /** … or one that is there, and what they are in it. */
  workspace?: string;
  role?: 'owner' | 'admin' | 'editor' | 'viewer';
}

async function make({ email, password, name, workspace, role = 'viewer' }: Wanted): Promise<object> {
  const userId = await findOrCreatePerson({ email, password });
  if (name !== undefined) {
    const input = createWorkspaceInput.parse({ name, template: 'online-retail' });
    return createWorkspace({ ...input, ownerUserId: userId });
  }
  const found = await findWorkspaceAsOperator(workspace ?? '');
  await asOperator(found, (scope) => addMember(scope, { userId, role }));
  return {};
}

let held: pg.PoolClient | undefined;

async function hold(): Promise<object> {
  held = await ownerPool().connect();
  await held.query('BEGIN');
  await held.query('SELECT pg_current_xact_id()');
  return {};
}

async function letGo(): Promise<object> {
  await held?.query('ROLLBACK');
  held?.release();
  return {};
}

const answer = (wanted: Wanted | Hold): Promise<object> =>
  wanted === 'hold' ? hold() : wanted === 'let go' ? letGo() : make(wanted);

const opening = openDatabase();
process.on('message', async ({ id, wanted }: { id: number; wanted: Wanted | Hold }) => {
  try {
    await opening;
    process.send?.({ id, made: await answer(wanted) });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
process.on('disconnect', () => process.exit());
