'use client';

import { can } from '@/domain/permissions';
import { useNow } from '@/features/map/components/useNow';
import { MemberList } from '@/features/member/components/MemberList';
import { Ownership } from '@/features/member/components/Ownership';
import { useWorkspace } from '@/features/workspace/client';
import { InvitationList } from './InvitationList';
import { InviteForm } from './InviteForm';

/** The people of a workspace: who is in it, who is invited, who owns it. */
export function MembersPage({
  workspace,
  renderedAt,
}: {
  workspace: string;
  /** When the page was made, in milliseconds. */
  renderedAt: number;
}) {
  const now = useNow(10_000, renderedAt);
  const { data } = useWorkspace(workspace);
  if (!data) return <div className="skel" />;
  const mayInvite = can(data.role, 'member:invite');
  return (
    <>
      <MemberList workspace={workspace} role={data.role} now={now} />
      {mayInvite ? (
        <>
          <InvitationList workspace={workspace} now={now} />
          <InviteForm workspace={workspace} role={data.role} />
        </>
      ) : null}
      <Ownership workspace={workspace} />
    </>
  );
}
