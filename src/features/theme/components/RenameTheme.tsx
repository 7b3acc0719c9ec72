'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { useToast } from '@/components/ui/Toast';
import { failureOf } from '@/features/map/client';
import { useThemeEdits } from '../client';
import { THEME_LENGTH } from '../prepare/limits';
import type { ThemeView } from '../prepare/themes';

/** Gives a theme another name. */
export function RenameTheme({
  workspace,
  theme: { id, name },
  onDone,
}: {
  workspace: string;
  theme: ThemeView;
  onDone: () => void;
}) {
  const [draft, setDraft] = useState(name);
  const { rename } = useThemeEdits();
  const toast = useToast();
  const save = async () => {
    const { name: value } = await rename.mutateAsync({ workspace, id, base: name, value: draft });
    const takeBack = () => rename.mutateAsync({ workspace, id, base: value, value: name });
    toast(`Renamed to “${value}”`, {
      label: 'Undo',
      run: () => void takeBack().catch((error: unknown) => toast(failureOf(error).message)),
    });
    onDone();
  };
  return (
    <form
      className="blk grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        // What failed stands at the field.
        void save().catch(() => undefined);
      }}
    >
      <Field
        label="Name of the theme"
        dir="auto"
        autoFocus
        value={draft}
        maxLength={THEME_LENGTH}
        error={rename.error ? failureOf(rename.error).message : undefined}
        onChange={({ target }) => setDraft(target.value)}
      />
      <div className="row">
        <Button type="submit" size="s" busy={rename.isPending}>
          Save name
        </Button>
        <Button size="s" kind="ghost" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
