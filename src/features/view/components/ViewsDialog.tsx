'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { useToast } from '@/components/ui/Toast';
import { useAttempt } from '@/components/ui/useAttempt';
import { useViewEdits } from '../client';
import type { SavedView } from '../schema';

/** Saves what is looked at under a name, renames and deletes. A deleted one comes back with Undo. */
export function ViewsDialog({
  workspace,
  views,
  address,
  onClose,
}: {
  workspace: string;
  views: readonly SavedView[];
  address: string;
  onClose: () => void;
}) {
  const edits = useViewEdits(workspace);
  const toast = useToast();
  const [renaming, setRenaming] = useState<string | null>(null);
  const [name, setName] = useState('');
  const { attempt, busy, problem, setProblem } = useAttempt();
  const stop = () => {
    setRenaming(null);
    setName('');
    setProblem(null);
  };
  const remove = (view: SavedView) =>
    attempt(
      () => edits.remove(view.id),
      () => {
        if (renaming === view.id) stop();
        toast(`The view ${view.name} was deleted.`, {
          label: 'Undo',
          run: () => void edits.save(view).then((failed) => (failed ? toast(failed) : undefined)),
        });
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title="Saved views"
      description="A view keeps the measure, the filters and the comparison. Everybody of the workspace can open it."
    >
      {views.length > 0 ? (
        <ul>
          {views.map((view) => (
            <li key={view.id} className="row py-1">
              <bdi className="grow trunc">{view.name}</bdi>
              <Button
                size="s"
                kind="ghost"
                aria-label={`Rename ${view.name}`}
                onClick={() => {
                  setRenaming(view.id);
                  setName(view.name);
                  setProblem(null);
                }}
              >
                Rename
              </Button>
              <Button
                size="s"
                kind="ghost"
                aria-label={`Delete ${view.name}`}
                onClick={() => void remove(view)}
              >
                Delete
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <form
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (renaming) void attempt(() => edits.rename(renaming, name), stop);
          else
            void attempt(
              () => edits.save({ name, query: address }),
              () => {
                toast(`The view ${name.trim()} is saved.`);
                onClose();
              },
            );
        }}
      >
        <Field
          label={renaming ? 'New name' : 'Name of the view'}
          dir="auto"
          value={name}
          maxLength={80}
          error={problem ?? undefined}
          onChange={({ target }) => setName(target.value)}
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={busy}>
            {renaming ? 'Rename view' : 'Save view'}
          </Button>
          {renaming ? (
            <Button kind="ghost" onClick={stop}>
              Cancel
            </Button>
          ) : null}
        </div>
      </form>
    </Dialog>
  );
}
