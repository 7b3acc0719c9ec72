'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Present } from '@/contract/change';
import { useTRPCClient } from '@/trpc/client';

/** Others forget a tab that is silent for 40 s. */
const STILL_HERE_MS = 15_000;
/** Whoever walks through the map with the arrow keys is followed at this pace. */
const PACE_MS = 250;

/**
 * Tells the other members where on the map this tab's focus is, and picks them out of `present`: everybody at this
 * map but this person, one entry each. `cell` names the cell an element lies in, null when it lies in none.
 */
export function usePresence({
  workspace,
  map,
  tab,
  stream,
  member,
  present,
  area,
  cell,
}: {
  workspace: string;
  map: string;
  tab: string;
  /** By which this tab hears; null while it does not. Told anew by each. */
  stream: string | null;
  member: boolean;
  present: readonly Present[];
  area: RefObject<HTMLElement | null>;
  cell: (element: Element | null) => string | null;
}): Present[] {
  const client = useTRPCClient();
  const [own, setOwn] = useState<string | null>(null);
  const where = useRef(cell);
  useEffect(() => {
    where.current = cell;
  });
  const told = useRef<string | null>(null);

  const tell = useCallback(() => {
    if (document.visibilityState === 'hidden' || stream === null) return;
    told.current = where.current(document.activeElement);
    // Not one of the edits that others wait for; what cannot be told now is told with the next beat.
    client.presence.here.mutate({ workspace, tab, stream, map, cell: told.current }).then(
      (answer) => setOwn(answer.tab),
      () => undefined,
    );
  }, [client, workspace, tab, stream, map]);

  useEffect(() => {
    if (!member || stream === null) return;
    tell();
    const beat = setInterval(tell, STILL_HERE_MS);
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearInterval(beat);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [member, stream, tell]);

  useEffect(() => {
    const element = area.current;
    if (!member || stream === null || !element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moved = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (where.current(document.activeElement) !== told.current) tell();
      }, PACE_MS);
    };
    for (const event of ['focusin', 'focusout'] as const) element.addEventListener(event, moved);
    return () => {
      clearTimeout(timer);
      for (const event of ['focusin', 'focusout'] as const) element.removeEventListener(event, moved);
    };
  }, [member, stream, tell, area]);

  const self = present.find(({ tab }) => tab === own)?.user;
  const others = new Map<string, Present>();
  for (const person of present) {
    if (person.map !== map || person.user === self || person.tab === own) continue;
    // Of several tabs of one person the one that is at a cell says most.
    if (!others.has(person.user) || person.cell) others.set(person.user, person);
  }
  return [...others.values()];
}
