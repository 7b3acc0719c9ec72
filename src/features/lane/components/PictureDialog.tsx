'use client';

import Image from 'next/image';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { uploadAttachment } from '@/features/attachment/client';
import { attachmentUrl, IMAGE_TYPES } from '@/features/attachment/schema';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { MapTouchpoint } from '@/features/map/schema';
import type { MapLane } from '../schema';

/** Chooses a picture and says what it shows. What was chosen and typed stays until it is stored. */
export function PictureDialog({
  lane,
  source,
  label,
  onClose,
}: {
  lane: MapLane;
  source: MapTouchpoint;
  label: string;
  onClose: () => void;
}) {
  const { workspace, actions } = useMapEditing();
  const id = useId();
  const value = source.values[lane.id] ?? {};
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState(value.text ?? '');
  const [fault, setFault] = useState<{ at: 'file' | 'text'; message: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const preview = usePreview(file);
  const shown = preview ?? (value.attachmentId ? attachmentUrl(workspace, value.attachmentId) : null);

  const store = async (next: { attachmentId: string; text: string } | null) => {
    const outcome = await actions.setPicture(lane.id, source.id, next, value);
    if (outcome.kind === 'saved') onClose();
    else setFault({ at: 'file', message: outcome.message });
  };
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const description = text.trim();
    if (!file && !value.attachmentId) return setFault({ at: 'file', message: 'Choose a picture.' });
    if (description === '') return setFault({ at: 'text', message: 'Say what the picture shows.' });
    setFault(null);
    setBusy(true);
    try {
      const attachmentId = file ? (await uploadAttachment(workspace, file)).id : value.attachmentId;
      if (attachmentId && attachmentId !== value.attachmentId)
        await store({ attachmentId, text: description });
      else if (description === value.text) onClose();
      else {
        const outcome = await actions.setLaneText(lane.id, source.id, description, value.text ?? '');
        if (outcome.kind === 'saved') onClose();
        else setFault({ at: 'text', message: outcome.message });
      }
    } catch (error) {
      setFault({ at: 'file', message: error instanceof Error ? error.message : 'This could not be sent.' });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={onClose} title={label}>
      {/* What is typed here is not for the grid around the cell. */}
      <form
        className="picture-form"
        onSubmit={onSubmit}
        onKeyDown={(event) => event.stopPropagation()}
        onClick={(event) => event.stopPropagation()}
      >
        {shown ? (
          <Image unoptimized className="picture-preview" src={shown} alt={text} width={360} height={240} />
        ) : null}
        <div className="field">
          <label htmlFor={id}>Picture</label>
          <input
            id={id}
            type="file"
            accept={IMAGE_TYPES.join(',')}
            aria-describedby={`${id}-hint ${id}-error`}
            aria-invalid={fault?.at === 'file' || undefined}
            onChange={({ target }) => setFile(target.files?.[0] ?? null)}
          />
          <span id={`${id}-hint`} className="hint">
            PNG, JPEG, WebP, AVIF or GIF, 2 MB at most
          </span>
          <span id={`${id}-error`} role="alert" className="t12 text-danger empty:hidden">
            {fault?.at === 'file' ? fault.message : ''}
          </span>
        </div>
        <Field
          label="What it shows"
          hint="For whoever does not see it"
          value={text}
          dir="auto"
          autoComplete="off"
          error={fault?.at === 'text' ? fault.message : undefined}
          onChange={({ target }) => setText(target.value)}
        />
        <div className="row">
          <Button kind="primary" type="submit" busy={busy}>
            Save picture
          </Button>
          <Button kind="ghost" onClick={onClose}>
            Cancel
          </Button>
          <span className="grow" />
          {value.attachmentId ? (
            <Button kind="ghost" disabled={busy} onClick={() => void store(null)}>
              Remove picture
            </Button>
          ) : null}
        </div>
      </form>
    </Dialog>
  );
}

/** Address of a chosen file, until another one is chosen. */
function usePreview(file: File | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return setUrl(null);
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
