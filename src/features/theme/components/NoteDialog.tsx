'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { Select } from '@/components/ui/Select';
import { useToast } from '@/components/ui/Toast';
import { formatCount } from '@/domain/format';
import type { InsightKind } from '@/features/insight/schema';
import { failureOf } from '@/features/map/client';
import { type ThemesLook, useThemeNote } from '../client';
import { INSIGHT_LENGTH, MOST_EVIDENCE } from '../prepare/limits';
import type { ThemeView } from '../prepare/themes';
import type { ThemeDetail } from '../schema';

const KINDS: readonly { value: InsightKind; label: string }[] = [
  { value: 'pain', label: 'Pain point' },
  { value: 'delight', label: 'Delight' },
  { value: 'barrier', label: 'Barrier' },
];

/** Writes an insight at a touchpoint, with the newest comments there as its evidence. */
export function NoteDialog({
  look,
  theme,
  places,
  onClose,
}: {
  look: ThemesLook & { id: string };
  theme: ThemeView;
  places: ThemeDetail['touchpoints'];
  onClose: () => void;
}) {
  const there = places.filter(({ mayNote }) => mayNote);
  const [touchpointId, setTouchpoint] = useState(there[0]?.id ?? '');
  const [kind, setKind] = useState<InsightKind>((theme.score.value ?? 1) >= 3.9 ? 'delight' : 'pain');
  const [text, setText] = useState(theme.name);
  const { note, takeBack } = useThemeNote();
  const toast = useToast();
  const place = there.find(({ id }) => id === touchpointId);
  const save = async () => {
    const { workspace } = look;
    const insightId = crypto.randomUUID();
    const { id, evidence } = await note.mutateAsync({ ...look, touchpointId, kind, text, insightId });
    toast(`Insight at ${place?.name ?? 'the touchpoint'}, with ${formatCount(evidence, 'comment')}`, {
      label: 'Undo',
      run: () =>
        void takeBack
          .mutateAsync({ workspace, id })
          .catch((error: unknown) => toast(failureOf(error).message)),
    });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Make an insight"
      description={`It stands at the touchpoint on the map, with the newest comments there as evidence, ${MOST_EVIDENCE} at most.`}
    >
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          // What failed stands at the field.
          void save().catch(() => undefined);
        }}
      >
        <Select
          label="Touchpoint"
          value={touchpointId}
          options={there.map(({ id, name, n }) => ({
            value: id,
            label: `${name} (${formatCount(n, 'comment')})`,
          }))}
          onChange={setTouchpoint}
        />
        <Select label="Kind" value={kind} options={KINDS} onChange={setKind} />
        <Field
          label="What it is"
          dir="auto"
          value={text}
          maxLength={INSIGHT_LENGTH}
          error={note.error ? failureOf(note.error).message : undefined}
          onChange={({ target }) => setText(target.value)}
        />
        <div className="row">
          <Button kind="primary" type="submit" busy={note.isPending}>
            Add insight
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
