'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { useToast } from '@/components/ui/Toast';
import { failureOf } from '@/features/map/client';
import { useHistoryActions } from '../client';

/** Names the map as it is now, or a version that was kept before. */
export function NameVersion({
  workspace,
  map,
  version,
  open,
  onClose,
}: {
  workspace: string;
  map: string;
  version?: { id: string; name: string; note: string };
  open: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={version ? 'Rename the version' : 'Name this version'}
      description="A named version is kept until you delete it. You can compare with it and come back to it."
    >
      <Form workspace={workspace} map={map} {...(version ? { version } : {})} onDone={onClose} />
    </Dialog>
  );
}

function Form({
  workspace,
  map,
  version,
  onDone,
}: {
  workspace: string;
  map: string;
  version?: { id: string; name: string; note: string };
  onDone: () => void;
}) {
  const [name, setName] = useState(version?.name ?? '');
  const [note, setNote] = useState(version?.note ?? '');
  const { keep, rename } = useHistoryActions();
  const toast = useToast();
  const failed = keep.error ?? rename.error;
  const failure = failed ? failureOf(failed) : null;
  const ofNote = failure?.issues?.[0]?.path === 'note';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = () => {
      toast(`The version “${name.trim()}” is kept.`);
      onDone();
    };
    if (version) rename.mutate({ workspace, id: version.id, name, note }, { onSuccess });
    else keep.mutate({ workspace, map, name, note }, { onSuccess });
  };
  return (
    <form className="grid gap-3" onSubmit={submit}>
      <Field
        label="Name"
        value={name}
        required
        placeholder="Before the autumn campaign"
        onChange={(event) => setName(event.target.value)}
        error={ofNote ? undefined : failure?.message}
      />
      <Field
        label="Note"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        hint="What is special about it, if anything."
        error={ofNote ? failure?.message : undefined}
      />
      <Button
        type="submit"
        kind="primary"
        className="justify-self-start"
        disabled={!name.trim()}
        busy={keep.isPending || rename.isPending}
      >
        Keep version
      </Button>
    </form>
  );
}
