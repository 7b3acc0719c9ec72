import { z } from 'zod';
import { INVITED_ROLES, type InvitedRole } from '@/domain/permissions';
import { email, newPassword, personName } from '@/features/account/schema';
import { text } from '@/features/map/schema';

export type { MailRoute } from '@/server/mail';

export const invitationNote = text('The note', 500);

export const INVITATION_DAYS = 14;
/** Addresses in one go. */
export const MOST_ADDRESSES = 50;

export const createInvitationsInput = z.object({
  emails: z
    .array(email)
    .min(1, 'Enter at least one e-mail address.')
    .max(MOST_ADDRESSES, `Invite at most ${MOST_ADDRESSES} people at once.`)
    .transform((emails) => [...new Set(emails)]),
  role: z.enum(INVITED_ROLES, 'Choose what they may do.'),
  departmentId: z.uuid().nullable().default(null),
  note: invitationNote.default(''),
});
export type CreateInvitations = z.output<typeof createInvitationsInput>;

export const invitationId = z.object({ id: z.uuid() });

const token = z.string().min(1).max(200);
export const invitationToken = z.object({ token });

/** `as` is the address the browser shows as signed in: another tab may have signed in somebody else meanwhile. */
export const acceptInput = z.object({ token, as: z.string().max(254) });

export const joinInput = z.object({
  token,
  name: personName('Enter your name.'),
  password: newPassword,
});
export type Join = z.output<typeof joinInput>;

/** Several addresses as people type and paste them, `Ada <ada@example.com>` included. */
export function addressesIn(text: string): string[] {
  return text
    .split(/[\n,;]+|\s+(?=[^\s<>]+@)/)
    .map((part) => (/<([^<>]+)>/.exec(part)?.[1] ?? part).trim())
    .filter(Boolean);
}

export type InvitationState = 'open' | 'expired' | 'accepted' | 'revoked';

/** An invitation as those who invite see it. Whether the address has an account is not said. */
export interface InvitationView {
  id: string;
  email: string;
  role: InvitedRole;
  department: string | null;
  invitedBy: string | null;
  createdAt: string;
  expiresAt: string;
  state: 'open' | 'expired';
}

/** What became of one address. */
export interface Invited {
  email: string;
  outcome: 'invited' | 'again' | 'member';
}

/** An invitation as whoever holds its mail sees it; `unknown` when no invitation has this token (any more). */
export type OpenedInvitation =
  | { state: 'unknown' }
  | {
      state: InvitationState;
      workspace: { slug: string; name: string };
      email: string;
      role: InvitedRole;
      department: string | null;
      invitedBy: string | null;
      note: string;
      /** Whether to offer signing in or signing up first. Only the mail's owner comes here. */
      hasAccount: boolean;
    };
