'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MapModel } from '../prepare';

const NONE: ReadonlySet<string> = new Set();

export interface Picking {
  /** Ids of the touchpoints that are selected. */
  picked: ReadonlySet<string>;
  toggle: (id: string) => void;
  /** All from the one selected first to this one. */
  extendTo: (id: string, from?: string) => void;
  pickAll: (stageId: string) => void;
  pick: (ids: readonly string[]) => void;
  clear: () => void;
}

/** Which touchpoints are selected, to do something to all of them. Those that are gone are selected no more. */
export function usePicking(model: MapModel, announce: (text: string) => void): Picking {
  const [chosen, setChosen] = useState(NONE);
  const anchor = useRef<string | null>(null);
  const latest = useRef({ model, chosen });
  const picked = useMemo(() => {
    const left = model.touchpoints.filter(({ id }) => chosen.has(id));
    return left.length === chosen.size ? chosen : new Set(left.map(({ id }) => id));
  }, [model, chosen]);
  useEffect(() => {
    latest.current = { model, chosen: picked };
  });

  const pick = useCallback(
    (ids: readonly string[]) => {
      setChosen(ids.length === 0 ? NONE : new Set(ids));
      latest.current.chosen = new Set(ids);
      if (ids.length === 0) anchor.current = null;
      else anchor.current ??= ids[0] ?? null;
      const all = latest.current.model.touchpoints.length;
      announce(ids.length === 0 ? 'Nothing selected.' : `${ids.length} of ${all} touchpoints selected.`);
    },
    [announce],
  );

  // Apart from what is selected: what only selects need not know.
  const ways = useMemo(
    () => ({
      pick,
      clear: () => {
        if (latest.current.chosen.size > 0) pick([]);
      },
      toggle: (id: string) => {
        const { chosen } = latest.current;
        anchor.current = id;
        pick(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]);
      },
      extendTo: (id: string, from?: string) => {
        const ids = latest.current.model.touchpoints.map((touchpoint) => touchpoint.id);
        if (anchor.current === null || !ids.includes(anchor.current)) anchor.current = from ?? id;
        const ends = [ids.indexOf(anchor.current), ids.indexOf(id)].toSorted((a, b) => a - b);
        pick(ids.slice(ends[0], (ends[1] ?? 0) + 1));
      },
      pickAll: (stageId: string) => {
        const { model, chosen } = latest.current;
        const own = model.columns.flatMap((column) =>
          column.stageId === stageId && column.touchpoint ? [column.touchpoint.id] : [],
        );
        const whole = own.every((id) => chosen.has(id));
        pick(whole ? model.touchpoints.map(({ id }) => id) : own);
      },
    }),
    [pick],
  );
  return useMemo(() => ({ picked, ...ways }), [picked, ways]);
}
