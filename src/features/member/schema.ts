import { z } from 'zod';
import { ROLES, type Role } from '@/domain/permissions';

/**
 * What the operator says of a person. Only the length of the password is asked here: whoever runs the server may set
 * one to begin with; the rules against guessing are those of sign-up.
 */
export const personInput = z.object({
  email: z
    .string()
    .transform((value) => value.trim().toLowerCase())
    .pipe(z.email('Not an e-mail address. Expected one like name@example.com.').max(254)),
  password: z.string().min(8, 'Use at least 8 characters.').max(200, 'Use at most 200 characters.'),
});
export type PersonInput = z.output<typeof personInput>;

export const memberRole = z.enum(ROLES, `Expected one of: ${ROLES.join(', ')}.`);

export const setRoleInput = z.object({ userId: z.uuid(), role: memberRole });
export const removeMemberInput = z.object({ userId: z.uuid() });
export const transferInput = z.object({ userId: z.uuid(), confirm: z.string().max(254) });

export interface MemberView {
  id: string;
  name: string;
  email: string;
  role: Role;
  joinedAt: string;
  /** To five minutes; null when they have not been here yet. */
  lastSeenAt: string | null;
  isMe: boolean;
}
