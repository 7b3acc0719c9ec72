'use client';

import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { LetterKey } from '@/components/ui/LetterKey';
import { Segmented } from '@/components/ui/Segmented';
import { CatalogueButton } from '@/features/catalogue/components/MapCatalogue';
import { LanesMenu } from '@/features/lane/components/LanesMenu';
import { LensSwitch } from '@/features/lens/components/LensSwitch';
import type { Lens } from '@/features/lens/schema';
import { Legend } from './Legend';
import type { EditMode } from './MapEditing';
import { UndoButtons } from './UndoButtons';
import { useNow } from './useNow';

/** Ways to look at a map, and what its marks mean. */
export function LensBar({
  lens,
  narrow,
  onLens,
  table,
  onTable,
  mayEdit,
  onEdit,
  onKeys,
}: {
  lens: Lens;
  narrow: boolean;
  onLens: (lens: Lens) => void;
  table: boolean;
  onTable: (table: boolean) => void;
  mayEdit: boolean;
  onEdit: () => void;
  onKeys: () => void;
}) {
  return (
    <div className="lensbar">
      <LensSwitch lens={lens} narrow={narrow} onLens={onLens} />
      <span className="grow" />
      {table || narrow ? null : <Legend lens={lens} />}
      <Button size="s" kind="ghost" aria-pressed={table} onClick={() => onTable(!table)}>
        Table
        <LetterKey>
          <span className="kbd">T</span>
        </LetterKey>
      </Button>
      <LanesMenu />
      <Button size="s" kind="ghost" className="keys-button" onClick={onKeys}>
        Keys
        <LetterKey>
          <span className="kbd">?</span>
        </LetterKey>
      </Button>
      {mayEdit ? (
        <Button size="s" onClick={onEdit}>
          Edit map
        </Button>
      ) : null}
    </div>
  );
}

const HINTS: Readonly<Record<Exclude<EditMode, 'off'>, string>> = {
  content: 'Click a text to change it. Drag a grip, or press Alt with ← → on a head, to move it.',
  desired: 'Drag a handle, or focus it and use ↑ ↓. Shift moves by 0.5.',
  departments: 'Choose who is responsible at each touchpoint.',
};

/** In place of the lens bar while the map is edited. */
export function EditBar({
  mode,
  onMode,
  onTouchpoint,
  onStage,
  next,
  onUndo,
  onRedo,
  savedAt,
}: {
  mode: Exclude<EditMode, 'off'>;
  onMode: (mode: EditMode) => void;
  onTouchpoint: () => void;
  onStage: () => void;
  /** What would be undone, and done again. */
  next: { undo: string | null; redo: string | null };
  onUndo: () => void;
  onRedo: () => void;
  savedAt: number | null;
}) {
  return (
    <div className="lensbar ed">
      <Button size="s" onClick={onTouchpoint}>
        <Icon name="add" />
        Touchpoint
      </Button>
      <Button size="s" onClick={onStage}>
        <Icon name="add" />
        Stage
      </Button>
      <CatalogueButton />
      <LanesMenu adding />
      <span className="vr" />
      <Segmented
        label="Edit"
        options={[
          { value: 'content', label: 'Content' },
          { value: 'desired', label: 'Desired levels' },
          { value: 'departments', label: 'Departments' },
        ]}
        value={mode}
        onChange={onMode}
      />
      <span className="mute t12 trunc">{HINTS[mode]}</span>
      <span className="grow" />
      <UndoButtons next={next} onUndo={onUndo} onRedo={onRedo} />
      {savedAt === null ? null : <SavedAgo at={savedAt} />}
      <Button size="s" kind="primary" onClick={() => onMode('off')}>
        Done
      </Button>
    </div>
  );
}

function SavedAgo({ at }: { at: number }) {
  const seconds = Math.max(0, Math.floor((useNow(1_000) - at) / 1_000));
  const ago = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`;
  return <span className="mute t12 num saved-ago">Saved {ago} ago</span>;
}
