'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { useToast } from '@/components/ui/Toast';
import { formatAge } from '@/domain/format';
import { mayManage, type Role } from '@/domain/permissions';
import { unreadOf } from '@/features/map/client';
import { useMembers, useRemoveMember, useSetRole } from '../client';
import { ROLE_NAMES, ROLE_RIGHTS, rolesFor } from '../prepare';
import type { MemberView } from '../schema';
import './member.css';

/** Who belongs to the workspace, and as what. */
export function MemberList({
  workspace,
  role,
  now,
}: {
  workspace: string;
  role: Role;
  /** In milliseconds, for ages. */
  now: number;
}) {
  const { data, error, isPending, refetch } = useMembers(workspace);
  return (
    <section className="sec" aria-labelledby="members">
      <header>
        <h2 id="members">Members</h2>
        {data ? <span className="cnt">{data.length}</span> : null}
      </header>
      <div className="body">
        {isPending ? <div className="skel" /> : null}
        {error && !data ? (
          <div className="empty">
            <b>The members did not load</b>
            {unreadOf(error)}
            <Button onClick={() => refetch()}>Load again</Button>
          </div>
        ) : null}
        <ul className="member-list">
          {(data ?? []).map((member) => (
            <MemberRow key={member.id} workspace={workspace} member={member} role={role} now={now} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function MemberRow({
  workspace,
  member,
  role,
  now,
}: {
  workspace: string;
  member: MemberView;
  role: Role;
  now: number;
}) {
  const setRole = useSetRole();
  const remove = useRemoveMember();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const choices = rolesFor(role, member.role);
  const seen = member.lastSeenAt ? formatAge(Math.max(0, now - Date.parse(member.lastSeenAt))) : null;
  const failed = setRole.error ?? remove.error;
  return (
    <li className="member">
      <span className="av" aria-hidden="true">
        {initials(member.name)}
      </span>
      <div className="member-who">
        <p className="trunc">
          <b className="m" dir="auto">
            {member.name}
          </b>{' '}
          {member.isMe ? <span className="mute">you</span> : null}
        </p>
        <p className="mute t12 trunc">
          {member.email}
          <span className="member-seen"> · {seen ? `here ${seen}` : 'not here yet'}</span>
        </p>
      </div>
      <div className="member-acts">
        {choices.length > 1 ? (
          <Menu
            label={`Role of ${member.name}`}
            trigger={
              <Button
                size="s"
                aria-label={`Role of ${member.name}: ${ROLE_NAMES[member.role]}`}
                busy={setRole.isPending}
              >
                {ROLE_NAMES[member.role]} <Icon name="chevronDown" size={12} />
              </Button>
            }
            items={choices.map((choice) => ({
              id: choice,
              chosen: choice === member.role,
              label: (
                <span className="member-role">
                  {ROLE_NAMES[choice]}
                  <span className="mute t12">{ROLE_RIGHTS[choice]}</span>
                </span>
              ),
              onSelect: () => {
                if (choice === member.role) return;
                setRole.mutate(
                  { workspace, userId: member.id, role: choice },
                  { onSuccess: () => toast(`${member.name} is ${ROLE_NAMES[choice].toLowerCase()} now.`) },
                );
              },
            }))}
          />
        ) : (
          <span className="badge">{ROLE_NAMES[member.role]}</span>
        )}
        {!member.isMe && mayManage(role, member.role, null) ? (
          <Button size="s" kind="ghost" aria-label={`Remove ${member.name}`} onClick={() => setAsking(true)}>
            Remove
          </Button>
        ) : null}
      </div>
      {asking ? (
        <div className="member-ask" role="alert">
          <span>{member.name} is out at once. What they drew and wrote stays.</span>
          <Button
            size="s"
            busy={remove.isPending}
            onClick={() =>
              remove.mutate(
                { workspace, userId: member.id },
                { onSuccess: () => toast(`${member.name} was removed.`) },
              )
            }
          >
            Remove {member.name}
          </Button>
          <Button size="s" kind="ghost" onClick={() => setAsking(false)}>
            Keep
          </Button>
        </div>
      ) : null}
      <p className="member-ask text-danger empty:hidden" role="alert">
        {failed?.message}
      </p>
    </li>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase();
}
