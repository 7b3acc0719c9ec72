'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import type { EditMode } from '@/features/map/components/MapEditing';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { MapData } from '@/features/map/schema';
import type { LensModel } from '../prepare';
import { LENS_NAMES } from '../schema';
import { DerivedSum } from './DerivedSum';
import { LensDetails } from './LensDetails';
import './lens.css';

/** What to do where a lens has nothing to show yet. */
const NEXT: Partial<
  Record<LensModel['lens'], { mode: Exclude<EditMode, 'off'>; label: string; what: string }>
> = {
  buying: {
    mode: 'content',
    label: 'Edit stages',
    what: 'Add a stage for what follows the sale, or choose “After the sale” in the menu of its head.',
  },
  departments: {
    mode: 'departments',
    label: 'Assign departments',
    what: 'Say at each touchpoint who is responsible.',
  },
  promises: {
    mode: 'content',
    label: 'Edit map',
    what: 'Name what your brand promises, and say at each touchpoint which promises it must keep.',
  },
  desired: {
    mode: 'desired',
    label: 'Set desired levels',
    what: 'Say at each touchpoint which level you promise, or believe you deliver.',
  },
};

function isEmpty(lens: LensModel): boolean {
  switch (lens.lens) {
    case 'experience':
      return false;
    case 'buying':
      return lens.beyond.length === 0;
    case 'departments':
    case 'promises':
      return lens.rows.length === 0;
    case 'desired':
      return lens.set === 0;
  }
}

/** What the lens found, in a sentence, and in full on request. */
export function LensStrip({
  lens,
  narrow,
  onEdit,
  onOpen,
  data,
  onLayOver,
}: {
  lens: LensModel;
  narrow: boolean;
  data: MapData;
  /** Another desired map is to be laid over this one. */
  onLayOver: (id: string) => void;
  onEdit: (mode: EditMode) => void;
  onOpen: (id: string) => void;
}) {
  const { mayEdit } = useMapEditing();
  const [open, setOpen] = useState(false);
  if (lens.lens === 'experience') return null;
  const empty = isEmpty(lens);
  const next = NEXT[lens.lens];
  return (
    <section className="lens-strip" aria-label={`${LENS_NAMES[lens.lens]} lens`}>
      <div className="lens-sum">
        <p>
          {lens.summary}
          {empty && next ? <span className="mute"> {next.what}</span> : null}
        </p>
        {empty ? (
          mayEdit && next && !narrow ? (
            <Button size="s" onClick={() => onEdit(next.mode)}>
              {next.label}
            </Button>
          ) : null
        ) : (
          <Button size="s" kind="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide details' : 'Show details'}
          </Button>
        )}
      </div>
      {lens.lens === 'desired' && lens.derived ? (
        <DerivedSum derived={lens.derived} data={data} onLayOver={onLayOver} />
      ) : null}
      {open && !empty ? (
        <div className="lens-details">
          <LensDetails lens={lens} onOpen={onOpen} />
        </div>
      ) : null}
    </section>
  );
}
