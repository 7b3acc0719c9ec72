'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { type Pickable, PickMany } from '@/components/ui/PickMany';
import { useToast } from '@/components/ui/Toast';
import { formatCount } from '@/domain/format';
import { failureOf } from '@/features/map/client';
import { useCreateTag, useSetTag, useTags, useUndoTag } from '../client';
import { type Selection, TAG_LENGTH } from '../schema';

/** Before the name of a tag that is still to be made. */
const NEW = 'new:';

/** Puts tags on some answers, or takes them off, with a way back. */
export function TagDialog({
  workspace,
  selection,
  count,
  onClose,
  onDone,
}: {
  workspace: string;
  selection: Selection;
  /** Answers that are meant. */
  count: number;
  onClose: () => void;
  /** After each change: a tag is on or off these answers. */
  onDone: (tag: string, on: boolean, taken: boolean) => void;
}) {
  const { data: tags = [] } = useTags(workspace);
  const toast = useToast();
  const [chosen, setChosen] = useState<string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const create = useCreateTag();
  const set = useSetTag();
  const undo = useUndoTag();
  const busy = create.isPending || set.isPending;
  const nameOf = (value: string) =>
    value.startsWith(NEW) ? value.slice(NEW.length) : (tags.find(({ id }) => id === value)?.name ?? value);
  const read = (typed: string): Pickable => {
    const there = tags.find(({ name }) => name.toLowerCase() === typed.toLowerCase());
    return there
      ? { value: there.id, label: there.name }
      : {
          value: `${NEW}${typed.slice(0, TAG_LENGTH)}`,
          label: typed.slice(0, TAG_LENGTH),
          detail: 'New tag',
        };
  };

  const apply = async (on: boolean) => {
    if (chosen.length === 0) return setProblem('Choose a tag, or write a new one and press Enter.');
    setProblem(null);
    try {
      const done: { change: string; tag: string }[] = [];
      let n = 0;
      for (const value of chosen) {
        if (value.startsWith(NEW) && !on) continue;
        const tag = value.startsWith(NEW)
          ? (await create.mutateAsync({ workspace, name: nameOf(value) })).id
          : value;
        const changed = await set.mutateAsync({ workspace, tag, on, selection });
        n += changed.n;
        done.push({ change: changed.change, tag });
        onDone(tag, on, false);
      }
      const names = chosen.map(nameOf).join(', ');
      const takeBack = async () => {
        for (const { change, tag } of done) {
          await undo.mutateAsync({ workspace, change });
          onDone(tag, !on, true);
        }
      };
      if (n === 0) toast(on ? `They have ${names} already.` : `None of them has ${names}.`);
      else
        toast(`${on ? 'Tagged' : 'Took the tag off'} ${formatCount(n, 'rating')}: ${names}`, {
          label: 'Undo',
          run: () => void takeBack().catch((error: unknown) => toast(failureOf(error).message)),
        });
      onClose();
    } catch (error) {
      setProblem(failureOf(error).message);
    }
  };

  return (
    <Dialog open onClose={onClose} title={`Tag ${formatCount(count, 'rating')}`}>
      <PickMany
        label="Tags"
        hint="Type a part of a tag, or a new one."
        error={problem ?? undefined}
        options={tags.map(({ id, name, n }) => ({
          value: id,
          label: name,
          detail: formatCount(n, 'rating'),
        }))}
        chosen={chosen}
        nameOf={nameOf}
        read={read}
        empty="No tag of that name."
        onChange={(next) => {
          setChosen(next);
          setProblem(null);
        }}
      />
      <div className="row">
        <Button kind="primary" busy={busy} onClick={() => void apply(true)}>
          Add
        </Button>
        <Button busy={busy} onClick={() => void apply(false)}>
          Take off
        </Button>
      </div>
    </Dialog>
  );
}
