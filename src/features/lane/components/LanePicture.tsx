'use client';

import Image from 'next/image';
import { useState } from 'react';
import { attachmentUrl } from '@/features/attachment/schema';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { LaneContentProps } from './LaneContent';
import { PictureDialog } from './PictureDialog';

/** A picture with its description; while editing, a press opens what changes both. */
export function LanePicture({ lane, source, editable, inGrid }: LaneContentProps) {
  const { workspace } = useMapEditing();
  const [open, setOpen] = useState(false);
  const { attachmentId, text = '' } = source.values[lane.id] ?? {};
  const label = `${lane.name}, ${source.name}`;
  const picture = attachmentId ? (
    <Image
      unoptimized
      className="lane-picture"
      src={attachmentUrl(workspace, attachmentId)}
      alt={text}
      width={96}
      height={64}
    />
  ) : null;
  if (!editable) return picture ?? (inGrid ? null : <span className="mute">None</span>);
  return (
    <>
      <button
        type="button"
        data-edit
        className="plain-edit"
        aria-label={picture ? `${label}: ${text}` : `Add picture: ${label}`}
        {...(inGrid ? { tabIndex: -1 } : {})}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(true);
        }}
      >
        {picture ?? <span className="addc">Add picture</span>}
      </button>
      {open ? (
        <PictureDialog lane={lane} source={source} label={label} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}
