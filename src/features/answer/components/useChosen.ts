'use client';

import { useCallback, useMemo, useState } from 'react';

export interface Chosen {
  /** Ids, of those that are loaded. */
  ids: ReadonlySet<string>;
  /** All that match, loaded or not. */
  all: boolean;
}

const NONE: Chosen = { ids: new Set(), all: false };

/** Which answers are chosen. Other answers in view: none of them is. */
export function useChosen(view: string, rows: readonly { id: string }[]) {
  const [state, setState] = useState({ view, chosen: NONE, last: null as string | null });
  const chosen = state.view === view ? state.chosen : NONE;
  const last = state.view === view ? state.last : null;

  /** With `through`, all from the one that was chosen last to this one. */
  const toggle = useCallback(
    (id: string, through = false) => {
      const ids = new Set(chosen.all ? rows.map((row) => row.id) : chosen.ids);
      const at = (of: string | null) => rows.findIndex((row) => row.id === of);
      const [from, to] = [at(last), at(id)];
      if (through && from >= 0 && to >= 0)
        for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) ids.add(row.id);
      else if (!ids.delete(id)) ids.add(id);
      setState({ view, chosen: { ids, all: false }, last: id });
    },
    [view, chosen, last, rows],
  );
  const chooseAll = useCallback(
    () => setState({ view, chosen: { ids: new Set(), all: true }, last: null }),
    [view],
  );
  const chooseLoaded = useCallback(
    () => setState({ view, chosen: { ids: new Set(rows.map(({ id }) => id)), all: false }, last: null }),
    [view, rows],
  );
  const clear = useCallback(() => setState({ view, chosen: NONE, last: null }), [view]);
  return useMemo(
    () => ({ chosen, toggle, chooseAll, chooseLoaded, clear }),
    [chosen, toggle, chooseAll, chooseLoaded, clear],
  );
}
