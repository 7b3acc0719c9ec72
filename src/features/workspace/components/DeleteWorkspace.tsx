'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { formatCount } from '@/domain/format';
import { faultOf } from '@/features/account/client';
import { useDeleteWorkspace } from '../client';
import type { WorkspaceFacts } from '../schema';

/** Deletes the workspace, after its name was typed. Only owners see it. */
export function DeleteWorkspace({
  workspace,
  name,
  facts,
}: {
  workspace: string;
  name: string;
  facts: WorkspaceFacts | undefined;
}) {
  const remove = useDeleteWorkspace();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const fault = faultOf(remove.error);
  const holds = facts
    ? `${formatCount(facts.maps, 'map')}, ${formatCount(facts.touchpoints, 'touchpoint')} and ${formatCount(facts.ratings, 'rating')}`
    : 'all maps and ratings';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remove.mutate({ workspace, confirm: typed }, { onSuccess: () => window.location.assign('/account') });
  };
  return (
    <section className="sec">
      <header>
        <h2>Delete workspace</h2>
      </header>
      <div className="body grid gap-3 justify-items-start">
        <p className="ink2">
          Erases {holds} for good, for{' '}
          {facts && facts.members > 1 ? `all ${formatCount(facts.members, 'member')}` : 'you'}. Widgets stop
          asking. Accounts stay.
        </p>
        <Button className="text-danger" onClick={() => setOpen(true)}>
          Delete workspace…
        </Button>
      </div>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Delete ${name}?`}
        description={`${holds} are gone at once, and nobody can bring them back.`}
      >
        <form className="grid gap-4" onSubmit={submit}>
          <Field
            label={`Type ${name} to confirm`}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
            error={fault?.message}
          />
          <Button
            type="submit"
            kind="primary"
            className="justify-self-start"
            busy={remove.isPending || remove.isSuccess}
            disabled={typed.trim() !== name}
          >
            Delete for good
          </Button>
        </form>
      </Dialog>
    </section>
  );
}
