'use client';

import { useEffect, useId, useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { useDraft } from '@/components/ui/draft';
import { keep } from '@/components/ui/kept';
import { useToast } from '@/components/ui/Toast';
import { NAME_LENGTH } from '@/contract/limits';
import { whenShown } from '../client';
import type { Adding } from './Inserts';
import { useMapEditing } from './MapEditing';

/** Asks for the name of a new touchpoint or stage. */
export function NewForm({
  mapId,
  adding,
  onClose,
}: {
  mapId: string;
  adding: Adding;
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
  );
}
