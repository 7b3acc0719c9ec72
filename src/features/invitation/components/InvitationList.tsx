'use client';

import { Button } from '@/components/ui/Button';
import { CopyButton } from '@/components/ui/CopyButton';
import { useToast } from '@/components/ui/Toast';
import { formatAge, formatCount } from '@/domain/format';
import { unreadOf } from '@/features/map/client';
import { ROLE_NAMES } from '@/features/member/prepare';
import { useOrigin } from '@/lib/use-origin';
import {
  useInvitations,
  useLinkInvitation,
  useMailRoute,
  useResendInvitation,
  useRevokeInvitation,
} from '../client';
import type { InvitationView } from '../schema';

/** The invitations nobody has answered yet; nothing while there are none. */
export function InvitationList({ workspace, now }: { workspace: string; now: number }) {
  const { data, error } = useInvitations(workspace);
  if (error && !data)
    return (
      <p role="alert" className="text-danger">
        The invitations did not load. {unreadOf(error)}
      </p>
    );
  if (!data || data.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="invitations">
      <header>
        <h2 id="invitations">Invitations</h2>
        <span className="cnt">{data.length}</span>
      </header>
      <ul className="body">
        {data.map((invitation) => (
          <Row key={invitation.id} workspace={workspace} invitation={invitation} now={now} />
        ))}
      </ul>
    </section>
  );
}

function Row({ workspace, invitation, now }: { workspace: string; invitation: InvitationView; now: number }) {
  const { id, email, role, department, invitedBy, createdAt, expiresAt, state } = invitation;
  const resend = useResendInvitation();
  const revoke = useRevokeInvitation();
  const link = useLinkInvitation();
  const route = useMailRoute(workspace);
  const byHand = route !== undefined && route !== 'out';
  const origin = useOrigin();
  const toast = useToast();
  const failed = resend.error ?? revoke.error ?? link.error;
  const days = Math.max(1, Math.round((Date.parse(expiresAt) - now) / 86_400_000));
  const facts = [
    ROLE_NAMES[role],
    department ? `leads ${department}` : '',
    `invited ${invitedBy ? `by ${invitedBy} ` : ''}${formatAge(Math.max(0, now - Date.parse(createdAt)))}`,
    state === 'open' ? `${formatCount(days, 'day')} left` : '',
    byHand ? 'no mail left this server' : '',
  ].filter(Boolean);
  return (
    <li className="member">
      <div className="member-who">
        <p className="trunc m">{email}</p>
        <p className="mute t12">{facts.join(' · ')}</p>
      </div>
      {state === 'expired' ? <span className="badge">Expired</span> : null}
      <div className="member-acts">
        {byHand ? (
          <Button
            size="s"
            aria-label={`Make a link for ${email}`}
            busy={link.isPending}
            onClick={() => link.mutate({ workspace, id })}
          >
            Make a link
          </Button>
        ) : (
          <Button
            size="s"
            aria-label={`Send the invitation to ${email} again`}
            busy={resend.isPending}
            onClick={() =>
              resend.mutate(
                { workspace, id },
                { onSuccess: () => toast(`A new mail is on its way to ${email}. The earlier link ends.`) },
              )
            }
          >
            Send again
          </Button>
        )}
        <Button
          size="s"
          kind="ghost"
          aria-label={`Take the invitation of ${email} back`}
          busy={revoke.isPending}
          onClick={() =>
            revoke.mutate({ workspace, id }, { onSuccess: () => toast(`${email} is not invited any more.`) })
          }
        >
          Take back
        </Button>
      </div>
      {link.data ? (
        <div className="member-ask" role="status">
          <code
            className="code basis-full whitespace-pre-wrap [overflow-wrap:anywhere]"
            dir="ltr"
          >{`${origin}${link.data.path}`}</code>
          <CopyButton text={`${origin}${link.data.path}`} label="Copy link" />
          <span className="mute t12 basis-full">
            Pass it on yourself: no mail left this server. It works once; a link made before it has ended, and
            this one is not shown again.
          </span>
        </div>
      ) : null}
      <p className="member-ask text-danger empty:hidden" role="alert">
        {failed?.message}
      </p>
    </li>
  );
}
