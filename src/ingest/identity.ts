import { customerSalt, hashCustomer, identitySecret, proofOf } from '@/server/identity';
import { cleanLine } from './schema';
import type { Sender } from './sender';

/** How a workspace takes it when somebody says who they are. */
export interface Identity {
  /** What its signatures and links are signed with. */
  secret: string;
  /** Without a valid signature, customers stay anonymous. */
  required: boolean;
  /** Names are hashed with it; null: they are stored as they are. */
  salt: Buffer | null;
}

export const identityOf = (record: {
  workspaceId: string;
  identityVersion: number;
  requireSignature: boolean;
  hashCustomers: boolean;
}): Identity => ({
  secret: identitySecret(record.workspaceId, record.identityVersion),
  required: record.requireSignature,
  salt: record.hashCustomers ? customerSalt(record.workspaceId) : null,
});

/** A customer as stored, and whether the business itself said who it is. */
export interface Known {
  customer: string | undefined;
  verified: boolean | undefined;
}

const NOBODY: Known = { customer: undefined, verified: undefined };

/**
 * Who somebody is that says so, `at` a moment in milliseconds. An answer is never lost for it: where signatures are
 * required and this one does not hold, it is kept without the name. Of a signature that was kept on a device, the
 * moment of the answer counts.
 */
export function knownCustomer(
  { secret, required, salt }: Identity,
  input: { customer?: string | null | undefined; signature?: string | null | undefined },
  at: number,
  sender: Sender,
): Known {
  const { customer: sent, signature } = input;
  const name = cleanLine(sent);
  if (!sent || name === undefined) return NOBODY;
  // What is signed must be what is stored: whoever is called "ann " would otherwise be taken for "ann".
  const forged = signature && name !== sent;
  const proof = sender.trusted ? 'right' : forged ? 'wrong' : proofOf(secret, sent, signature, at);
  if (proof !== 'right') {
    if (proof !== 'missing') sender.note(proof === 'expired' ? 'expired' : 'signature');
    else if (required) sender.note('unsigned');
    if (required) return NOBODY;
  }
  const customer = salt ? hashCustomer(salt, name) : name;
  return { customer, verified: proof === 'right' || undefined };
}
