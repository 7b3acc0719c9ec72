'use client';

import { memo, useEffect, useId, useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { keep, useDraft } from '@/components/ui/draft';
import { Icon } from '@/components/ui/Icon';
import { useToast } from '@/components/ui/Toast';
import type { Place } from '@/features/touchpoint/client';
import { whenShown } from '../client';
import type { MapModel } from '../prepare';
import { NAME_LENGTH, type Phase } from '../schema';
import { useMapEditing } from './MapEditing';

/** Something new on its way into the map, before the column `line`. */
export type Adding =
  | { kind: 'touchpoint'; line: number; place: Place }
  | { kind: 'stage'; line: number; after: string | null; phase: Phase };

/** Between all columns: a line that shows on hover, with the button that adds a touchpoint there. */
export const InsertLines = memo(function InsertLines({
  model,
  onAdding,
}: {
  model: MapModel;
  onAdding: (adding: Adding) => void;
}) {
  const { columns } = model;
  return columns.flatMap(({ key, index, stageId, touchpoint, endsStage }) => {
    if (!touchpoint) return [];
    const before = columns[index - 1];
    const after = before?.stageId === stageId ? (before.touchpoint?.id ?? null) : null;
    const line = (at: number, place: Place, label: string) => (
      <div key={`${key}:${at}`} className="ins" style={{ gridColumn: at + 2 }}>
        <button
          type="button"
          tabIndex={-1}
          aria-label={label}
          onClick={(event) => {
            event.stopPropagation();
            onAdding({ kind: 'touchpoint', line: at, place });
          }}
        >
          <Icon name="add" />
        </button>
      </div>
    );
    const lines = [line(index, { stageId, after }, `Insert touchpoint before ${touchpoint.name}`)];
    // The end of the map; elsewhere the next column's line is in the same place.
    if (endsStage && index === columns.length - 1)
      lines.push(
        line(index + 1, { stageId, after: touchpoint.id }, `Insert touchpoint after ${touchpoint.name}`),
      );
    return lines;
  });
});

/** Asks for the name of a new touchpoint or stage, where it will stand. */
export function NewBox({
  mapId,
  adding,
  last,
  onClose,
}: {
  mapId: string;
  adding: Adding;
  /** So far to the end of the map that it opens backwards. */
  last: boolean;
  /** `made`: it is in the map now. */
  onClose: (made: boolean) => void;
}) {
  const id = useId();
  const { actions } = useMapEditing();
  const field = useRef<HTMLInputElement>(null);
  const what = adding.kind;
  const toast = useToast();
  const label = `New ${what}`;
  const draftKey = `map:${mapId}:new-${what}`;
  const { state, open, change, commit, drop } = useDraft({
    value: '',
    label,
    draftKey,
    maxLength: NAME_LENGTH,
    save: async (name) => {
      const sent =
        adding.kind === 'touchpoint'
          ? actions.addTouchpoint(adding.place, name)
          : actions.addStage(adding.after, name, adding.phase);
      const outcome = await Promise.race([sent, whenShown(mapId)]);
      if (outcome && outcome.kind !== 'saved') return outcome;
      // It stands on the map, and the way is free for the next one, however long it takes to be stored.
      onClose(true);
      void sent.then((later) => {
        if (later.kind === 'saved') return;
        keep(draftKey, { draft: name, base: '', label });
        toast(`“${name}” was not added. ${later.message}`);
      });
      return { kind: 'saved' };
    },
  });
  useEffect(() => {
    open();
    field.current?.focus();
    field.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [open]);

  const cancel = () => {
    drop();
    onClose(false);
  };
  return (
    <div
      className={last ? 'newplace last' : 'newplace'}
      style={{ gridRow: what === 'stage' ? 1 : 2, gridColumn: adding.line + 2 }}
    >
      <form
        className="newbox"
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') cancel();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (state.draft.trim() !== '') commit(state.draft.trim());
        }}
      >
        <label htmlFor={id}>Name of the new {what}</label>
        <input
          id={id}
          ref={field}
          className="input"
          dir="auto"
          autoComplete="off"
          value={state.draft}
          onChange={({ target }) => change(target.value)}
        />
        {state.message ? (
          <p className="edbox-why" role="alert">
            {state.message}
          </p>
        ) : null}
        <div className="row">
          <Button size="s" kind="primary" type="submit" busy={state.phase === 'saving'}>
            Add {what}
          </Button>
          <Button size="s" kind="ghost" onClick={cancel}>
            Cancel
          </Button>
        </div>
      </form>
    </div>
  );
}
