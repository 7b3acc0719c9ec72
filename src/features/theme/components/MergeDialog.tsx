'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { PickMany } from '@/components/ui/PickMany';
import { useToast } from '@/components/ui/Toast';
import { formatCount } from '@/domain/format';
import { failureOf } from '@/features/map/client';
import { useThemeEdits } from '../client';
import type { ThemeView } from '../prepare/themes';

/** Has other themes count for this one. */
export function MergeDialog({
  workspace,
  theme,
  themes,
  onOpen,
  onClose,
}: {
  workspace: string;
  theme: ThemeView;
  themes: readonly ThemeView[];
  onOpen: (id: string) => void;
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState<string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const { merge, split } = useThemeEdits();
  const toast = useToast();
  const nameOf = (id: string) => themes.find((one) => one.id === id)?.name ?? id;
  const apply = async () => {
    if (chosen.length === 0) return setProblem('Choose a theme that means the same.');
    try {
      const { ids, into } = await merge.mutateAsync({ workspace, ids: chosen, into: theme.id });
      toast(`Merged ${chosen.map(nameOf).join(', ')} into “${theme.name}”`, {
        label: 'Undo',
        run: () =>
          void split
            .mutateAsync({ workspace, ids })
            .catch((error: unknown) => toast(failureOf(error).message)),
      });
      onOpen(into);
      onClose();
    } catch (error) {
      setProblem(failureOf(error).message);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Merge into “${theme.name}”`}
      description="Comments that speak of any of them count for this theme, each once. It can be taken apart again."
    >
      <PickMany
        label="Themes"
        hint="Type a part of a name."
        error={problem ?? undefined}
        options={themes
          .filter(({ id }) => id !== theme.id)
          .map(({ id, name, n, language }) => ({
            value: id,
            label: name,
            detail: `${language}, ${formatCount(n, 'comment')}`,
          }))}
        chosen={chosen}
        nameOf={nameOf}
        empty="No theme of that name."
        onChange={(next) => {
          setChosen(next);
          setProblem(null);
        }}
      />
      <div className="row">
        <Button kind="primary" busy={merge.isPending} onClick={() => void apply()}>
          Merge themes
        </Button>
      </div>
    </Dialog>
  );
}
