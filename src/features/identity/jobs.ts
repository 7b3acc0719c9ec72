import { ownerPool } from '@/server/db';
import { customerSalt } from '@/server/identity';
import type { Workers } from '@/server/jobs';

export const identityWorkers = { 'customers-hash': hashStoredCustomers } satisfies Partial<Workers>;

/** Rows of one statement: a fraction of a second, so that nothing else has to wait for long. */
const BATCH = 5_000;
/** What a digest looks like, so that none is made of one. */
const HASHED = '^h_[A-Za-z0-9_-]{22}$';

/**
 * HMAC-SHA-256 (RFC 2104) in SQL, the same as `hashCustomer`: PostgreSQL itself has SHA-256 and no HMAC. `$2` and `$3`
 * are the salt in a block of 64 bytes, xor 0x36 and 0x5c.
 */
const DIGEST = `'h_' || left(translate(encode(
  sha256($3 || sha256($2 || convert_to(customer, 'UTF8'))), 'base64'), '+/', '-_'), 22)`;

const padded = (salt: Buffer, byte: number): Buffer =>
  Buffer.from(Array.from({ length: 64 }, (_, index) => (salt[index] ?? 0) ^ byte));

/**
 * Makes digests of the customers that are stored by name, a batch and a transaction at a time. Begun again it goes on
 * where it stopped. Where a workspace did not choose so, nothing is touched.
 */
export async function hashStoredCustomers({ workspaceId }: { workspaceId: string }): Promise<void> {
  const pool = ownerPool();
  const chosen = 'SELECT FROM workspace WHERE id = $1 AND hash_customers';
  if ((await pool.query(chosen, [workspaceId])).rowCount === 0) return;
  const salt = customerSalt(workspaceId);
  const values = [workspaceId, padded(salt, 0x36), padded(salt, 0x5c)];
  for (const table of ['rating', 'visit']) {
    const batch = `UPDATE ${table} SET customer = ${DIGEST} WHERE (workspace_id, id) IN (
      SELECT workspace_id, id FROM ${table} WHERE workspace_id = $1 AND customer IS NOT NULL AND customer !~ '${HASHED}'
      ORDER BY workspace_id, id LIMIT ${BATCH} FOR UPDATE)`;
    for (let changed = BATCH; changed > 0; ) changed = (await pool.query(batch, values)).rowCount ?? 0;
  }
}
