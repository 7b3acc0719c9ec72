'use client';

import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { useToast } from '@/components/ui/Toast';
import { NAME_LENGTH } from '@/contract/limits';
import { failureOf } from '@/features/map/client';
import { useDeriveMap, useMapRemoval } from '../client';

/** Names and makes the desired map of a current one, and opens it. */
export function DeriveDialog({
  workspace,
  map,
  open,
  onClose,
}: {
  workspace: string;
  map: { id: string; name: string };
  open: boolean;
  onClose: () => void;
}) {
  const router = useRouter();
  const toast = useToast();
  const field = useId();
  const derive = useDeriveMap();
  const { remove } = useMapRemoval(workspace);
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? `${map.name.slice(0, NAME_LENGTH - ', desired'.length)}, desired`;
  const base = `/w/${workspace}/maps`;
  const submit = async () => {
    try {
      const made = await derive.mutateAsync({ workspace, mapId: map.id, name });
      onClose();
      setTyped(null);
      router.push(`${base}/${made.id}`);
      toast(
        `“${made.name}” is derived from “${map.name}”. What you change there leaves today’s map as it is.`,
        {
          label: 'Undo',
          run: () =>
            void remove(made.id).then(
              () => router.push(`${base}/${map.id}`),
              (error: unknown) => toast(failureOf(error).message),
            ),
        },
      );
    } catch {
      // The sentence stands in the dialog, and what was typed with it.
    }
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Derive the desired journey"
      description="A second map with the same stages and touchpoints, to be changed into the journey customers should have. Its scores stay those of today’s touchpoints."
    >
      <form
        className="field"
        onSubmit={(event) => {
          event.preventDefault();
          if (!derive.isPending) void submit();
        }}
      >
        <label htmlFor={field}>Name</label>
        <input
          id={field}
          className="input"
          dir="auto"
          value={name}
          aria-invalid={derive.error ? true : undefined}
          aria-describedby={derive.error ? `${field}-error` : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
        {derive.error ? (
          <p id={`${field}-error`} role="alert" className="text-danger">
            {failureOf(derive.error).message}
          </p>
        ) : null}
        <div className="row mt-4">
          <Button type="submit" kind="primary" busy={derive.isPending}>
            Derive map
          </Button>
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
