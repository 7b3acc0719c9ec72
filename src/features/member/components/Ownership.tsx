'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { Select } from '@/components/ui/Select';
import { useToast } from '@/components/ui/Toast';
import { faultOf } from '@/features/account/client';
import { useLeave, useMembers, useTransfer } from '../client';
import type { MemberView } from '../schema';

/** Giving the workspace to another member, and leaving it. */
export function Ownership({ workspace }: { workspace: string }) {
  const { data } = useMembers(workspace);
  const me = data?.find(({ isMe }) => isMe);
  if (!data || !me) return null;
  const others = data.filter(({ isMe }) => !isMe);
  const isLastOwner = me.role === 'owner' && data.filter(({ role }) => role === 'owner').length === 1;
  return (
    <>
      {me.role === 'owner' && others.length > 0 ? <Transfer workspace={workspace} others={others} /> : null}
      <Leave workspace={workspace} isLastOwner={isLastOwner} alone={others.length === 0} />
    </>
  );
}

function Transfer({ workspace, others }: { workspace: string; others: MemberView[] }) {
  const transfer = useTransfer();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState('');
  const heir = others.find(({ id }) => id === chosen) ?? others[0];
  if (!heir) return null;
  const fault = faultOf(transfer.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    transfer.mutate(
      { workspace, userId: heir.id, confirm: typed },
      {
        onSuccess: () => {
          setOpen(false);
          setTyped('');
          toast(`${heir.name} owns the workspace now. You are an admin.`);
        },
      },
    );
  };
  return (
    <section className="sec">
      <header>
        <h2>Ownership</h2>
      </header>
      <div className="body grid gap-3 justify-items-start">
        <p className="ink2">Makes another member the owner and you an admin.</p>
        <Button onClick={() => setOpen(true)}>Transfer ownership…</Button>
      </div>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Transfer ownership"
        description="The new owner can do everything, deleting the workspace included. You stay as an admin."
      >
        <form className="member-form" onSubmit={submit}>
          <Select
            label="New owner"
            value={heir.id}
            onChange={setChosen}
            options={others.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
          />
          <Field
            label={`Type ${heir.email} to confirm`}
            value={typed}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
            error={fault?.message}
          />
          <Button
            type="submit"
            kind="primary"
            busy={transfer.isPending}
            disabled={typed.trim().toLowerCase() !== heir.email}
          >
            Make {heir.name} the owner
          </Button>
        </form>
      </Dialog>
    </section>
  );
}

function Leave({
  workspace,
  isLastOwner,
  alone,
}: {
  workspace: string;
  isLastOwner: boolean;
  alone: boolean;
}) {
  const leave = useLeave();
  const [asking, setAsking] = useState(false);
  const fault = faultOf(leave.error);
  const go = () => leave.mutate({ workspace }, { onSuccess: () => window.location.assign('/account') });
  return (
    <section className="sec">
      <header>
        <h2>Leave</h2>
      </header>
      <div className="body grid gap-3 justify-items-start">
        {isLastOwner ? (
          <p className="ink2">
            You are the last owner, and a workspace always has one.{' '}
            {alone
              ? 'Invite somebody and transfer the ownership, or delete the workspace.'
              : 'Transfer the ownership first, then you can leave.'}
          </p>
        ) : (
          <p className="ink2">Ends your membership at once. What you drew and wrote stays.</p>
        )}
        {asking ? (
          <div className="row flex-wrap" role="alert">
            <span>To come back you need a new invitation.</span>
            <Button size="s" busy={leave.isPending || leave.isSuccess} onClick={go}>
              Leave now
            </Button>
            <Button size="s" kind="ghost" onClick={() => setAsking(false)}>
              Stay
            </Button>
          </div>
        ) : (
          <Button disabled={isLastOwner} onClick={() => setAsking(true)}>
            Leave workspace
          </Button>
        )}
        <p role="alert" className="text-danger empty:hidden">
          {fault?.message}
        </p>
      </div>
    </section>
  );
}
