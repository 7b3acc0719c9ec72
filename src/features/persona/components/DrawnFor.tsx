'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Dialog } from '@/components/ui/Dialog';
import { EditableText } from '@/components/ui/EditableText';
import { Icon } from '@/components/ui/Icon';
import { Tick } from '@/components/ui/Tick';
import { NAME_LENGTH } from '@/contract/limits';
import { useRefreshMap } from '@/features/map/client';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { MapData } from '@/features/map/schema';
import { usePersonaEdits, usePersonas } from '../client';
import './drawn-for.css';

/** For which personas a map is drawn: a small button that says so, and a dialog that explains and changes it. */
export function DrawnFor({ data, mayEdit }: { data: MapData; mayEdit: boolean }) {
  const [open, setOpen] = useState(false);
  const names = data.personas.filter(({ id }) => data.drawnFor.includes(id)).map(({ name }) => name);
  const said = names.length === 0 ? 'Drawn for everyone' : `Drawn for ${names.join(', ')}`;
  return (
    <>
      <button type="button" className="btn ghost drawn-for" title={said} onClick={() => setOpen(true)}>
        <Icon name="people" />
        <span className="trunc" dir="auto">
          {names.length === 0 ? 'Everyone’s map' : names.length === 1 ? names[0] : `${names.length} personas`}
        </span>
        <span className="vh">{said}</span>
      </button>
      {open ? <DrawnForDialog data={data} mayEdit={mayEdit} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function DrawnForDialog({
  data,
  mayEdit,
  onClose,
}: {
  data: MapData;
  mayEdit: boolean;
  onClose: () => void;
}) {
  const { slug } = data.workspace;
  const { data: details } = usePersonas(slug);
  const { actions } = useMapEditing();
  const { add } = usePersonaEdits(slug);
  const refresh = useRefreshMap(data.id);
  const shown = mayEdit ? data.personas : data.personas.filter(({ id }) => data.drawnFor.includes(id));
  return (
    <Dialog
      open
      onClose={onClose}
      title="Whose journey this is"
      description="The personas the map is drawn for. Scores can be narrowed to any persona either way."
    >
      <ul className="grid gap-3">
        {shown.map((persona) => {
          const known = details?.find(({ id }) => id === persona.id);
          return (
            <li key={persona.id}>
              {mayEdit ? (
                <label className="drawn-option">
                  <Tick
                    checked={data.drawnFor.includes(persona.id)}
                    onTick={(drawn) => actions.setDrawnFor(persona, drawn)}
                  />
                  <Named name={persona.name} share={known?.share ?? null} />
                </label>
              ) : (
                <span className="drawn-option">
                  <Named name={persona.name} share={known?.share ?? null} />
                </span>
              )}
              {known?.goals ? (
                <p className="t12 ink2 drawn-goals" dir="auto">
                  {known.goals}
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
      {mayEdit ? (
        <>
          <EditableText
            className="pd-add"
            adding
            value=""
            label="New persona"
            placeholder="Add a persona"
            editable
            draftKey={`map:${data.id}:persona:new`}
            save={async (name) => {
              const outcome = await add({ name });
              refresh();
              return outcome;
            }}
            maxLength={NAME_LENGTH}
          />
          <Link className="t12 text-accent-ink" href={`/w/${slug}/settings/personas`}>
            Goals and shares of all personas
          </Link>
        </>
      ) : null}
    </Dialog>
  );
}

function Named({ name, share }: { name: string; share: number | null }) {
  return (
    <>
      <b dir="auto">{name}</b>
      {share === null ? null : <span className="mute num">{share}% of customers</span>}
    </>
  );
}
