'use client';

import { useId } from 'react';
import { HatchPattern } from '@/components/charts/Marks';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Segmented } from '@/components/ui/Segmented';
import { CatalogueButton } from '@/features/catalogue/components/CatalogueDialog';
import { LanesMenu } from '@/features/lane/components/LanesMenu';
import { LensSwitch } from '@/features/lens/components/LensSwitch';
import type { Lens } from '@/features/lens/schema';
import type { MapData } from '../schema';
import { keyName } from './keys';
import type { EditMode } from './MapEditing';
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
        Table <span className="kbd">T</span>
      </Button>
      <LanesMenu />
      <Button size="s" kind="ghost" className="keys-button" onClick={onKeys}>
        Keys <span className="kbd">?</span>
      </Button>
      {mayEdit ? (
        <Button size="s" onClick={onEdit}>
          Edit map
        </Button>
      ) : null}
    </div>
  );
}

function Legend({ lens }: { lens: Lens }) {
  const hatch = useId();
  return (
    <div className="legend">
      <span>
        <svg width={22} height={14} aria-hidden="true">
          <path d="M0 7h22" stroke="var(--c-actual)" strokeWidth={1.75} />
          <path d="M11 2v10M8 2h6M8 12h6" stroke="var(--sat-5)" strokeWidth={1.5} />
          <circle cx={11} cy={7} r={3.5} fill="var(--sat-5)" />
        </svg>
        Actual, 95% interval
      </span>
      <span>
        <svg width={22} height={14} aria-hidden="true">
          <path d="M0 7h22" stroke="var(--c-desired)" strokeWidth={1.25} strokeDasharray="4 3" />
        </svg>
        Desired
      </span>
      <span>
        <svg width={14} height={14} aria-hidden="true">
          <HatchPattern id={hatch} />
          <rect x={1} y={1} width={12} height={12} fill={`url(#${hatch})`} />
        </svg>
        Gap
      </span>
      {lens === 'desired' ? null : (
        <span>
          <svg width={16} height={14} aria-hidden="true" fill="var(--c-context)">
            <rect x={5} y={0} width={6} height={3} rx={1} />
            <rect x={1} y={5} width={14} height={3} rx={1} />
            <rect x={4} y={10} width={8} height={3} rx={1} />
          </svg>
          Spread of ratings
        </span>
      )}
      <span>
        <svg width={12} height={14} aria-hidden="true">
          <circle cx={6} cy={7} r={4} fill="none" stroke="var(--ink-3)" strokeWidth={2} />
        </svg>
        n under 30
      </span>
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
  data,
  mode,
  onMode,
  onTouchpoint,
  onStage,
  next,
  onUndo,
  onRedo,
  savedAt,
}: {
  data: MapData;
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
      <CatalogueButton data={data} />
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
      {next.undo ? (
        <Button size="s" kind="ghost" onClick={onUndo} title={`Undo: ${next.undo}`}>
          Undo <span className="kbd">{keyName('Z')}</span>
        </Button>
      ) : null}
      {next.redo ? (
        <Button size="s" kind="ghost" onClick={onRedo} title={`Redo: ${next.redo}`}>
          Redo
        </Button>
      ) : null}
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
