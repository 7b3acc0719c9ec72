import { randomBytes } from 'node:crypto';
import { ownerPool } from '@/server/db';
import { publicUrl } from '@/server/env';
import type { Workers } from '@/server/jobs';
import { deliver, writeMail } from '@/server/mail';
import { hashKey } from '@/server/tenancy';

export const invitationWorkers = { invitation: sendInvitation } satisfies Partial<Workers>;

interface Waiting {
  email: string;
  role: string;
  note: string;
  expiresAt: Date;
  workspace: string;
  inviter: string | null;
  department: string | null;
}

/**
 * Mails the link of an invitation that still waits, and whose link was not passed on by hand meanwhile. The token is
 * made here and stored as its hash only; with it the links of earlier mails end.
 */
export async function sendInvitation({
  workspaceId,
  invitationId,
}: {
  workspaceId: string;
  invitationId: string;
}): Promise<void> {
  const { rows } = await ownerPool().query<Waiting>(
    `SELECT i.email, i.role, i.note, i.expires_at AS "expiresAt", w.name AS workspace, u.name AS inviter,
            d.name AS department
     FROM invitation i JOIN workspace w ON w.id = i.workspace_id
     LEFT JOIN "user" u ON u.id = i.invited_by
     LEFT JOIN department d ON d.workspace_id = i.workspace_id AND d.id = i.department_id
     WHERE i.workspace_id = $1 AND i.id = $2 AND i.accepted_at IS NULL AND i.revoked_at IS NULL
       AND i.expires_at > now() AND NOT i.handed`,
    [workspaceId, invitationId],
  );
  const [waiting] = rows;
  if (!waiting) return;
  const token = randomBytes(32).toString('base64url');
  const { rowCount } = await ownerPool().query(
    'UPDATE invitation SET token_hash = $3 WHERE workspace_id = $1 AND id = $2 AND NOT handed',
    [workspaceId, invitationId, hashKey(token)],
  );
  if (rowCount === 0) return;
  await deliver(letter(waiting, token));
}

const MAY: Record<string, string> = {
  viewer: 'You can look at its maps and figures.',
  editor: 'You can draw its maps and edit its surveys.',
  admin: 'You can draw its maps, edit its surveys and manage its members.',
};

function letter({ email, role, note, expiresAt, workspace, inviter, department }: Waiting, token: string) {
  const day = expiresAt.toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' });
  return writeMail({
    to: email,
    subject: `${inviter ?? 'Somebody'} invites you to ${workspace} on Touchline`,
    paragraphs: [
      `${inviter ?? 'Somebody'} invites you to the workspace ${workspace} on Touchline, where a business draws the ` +
        `journey of its customers and hears from them at each touchpoint. ${MAY[role] ?? ''}`,
      ...(department ? [`You would lead the department ${department}.`] : []),
      ...(note ? [`“${note}”`] : []),
    ],
    action: { label: 'See the invitation', url: `${publicUrl()}/invite/${token}` },
    closing: `The link works once, until ${day}. If you do not know what this is about, you can ignore this mail.`,
  });
}
