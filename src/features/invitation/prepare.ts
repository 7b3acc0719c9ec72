import type { InvitedRole } from '@/domain/permissions';
import type { OpenedInvitation } from './schema';

const RIGHTS: Readonly<Record<InvitedRole, string>> = {
  viewer: 'You can look at its maps and figures.',
  editor: 'You can draw its maps and edit its surveys.',
  admin: 'You can draw its maps, edit its surveys and manage its members.',
};

/** What the page of an invitation is called, and the sentence below. */
export function invitationTitle(invitation: OpenedInvitation): { title: string; sub: string } {
  if (invitation.state === 'unknown')
    return {
      title: 'This link leads to no invitation',
      sub: 'A part of it is missing, or a newer mail took its place. Look for the newest mail, or ask for another.',
    };
  const { workspace, invitedBy, role, department, email } = invitation;
  const who = invitedBy ?? 'The person who invited you';
  switch (invitation.state) {
    case 'accepted':
      return {
        title: 'This invitation was accepted',
        sub: `Whoever accepted it is a member of ${workspace.name}.`,
      };
    case 'revoked':
      return { title: 'This invitation was taken back', sub: `${who} can send you another one.` };
    case 'expired':
      return { title: 'This invitation is over', sub: `${who} can send it once more to ${email}.` };
    case 'open':
      return {
        title: `Join ${workspace.name}`,
        sub: [
          invitedBy ? `${invitedBy} invites you.` : '',
          RIGHTS[role],
          department ? `You lead ${department}.` : '',
        ]
          .filter(Boolean)
          .join(' '),
      };
  }
}
