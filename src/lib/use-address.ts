'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useLayoutEffect, useMemo, useSyncExternalStore } from 'react';

/** Path of the page that is shown. */
let shown: string | null = null;
const listeners = new Set<() => void>();

/**
 * Takes the page out of this entry of the browser's history; the router then keeps the one that is shown. What an entry
 * says of its page from before a reload differs in the query from what is shown: the router would ask the server twice
 * and then load the whole document again, under the hands of whoever is typing.
 */
function forgetPage(): void {
  window.history.replaceState({ __NA: true }, '', window.location.href);
}

function notify(): void {
  for (const listener of listeners) listener();
}

/** A step back or forward within one page: the server has nothing to add, and the router only hears the new address. */
function onTraverse(event: PopStateEvent): void {
  if (shown !== window.location.pathname) return;
  event.stopImmediatePropagation();
  forgetPage();
  window.history.replaceState(null, '', window.location.href);
  notify();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', onTraverse, { capture: true });
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', onTraverse, { capture: true });
  };
}

/**
 * The query of the address as it stands. The router tells of a change only when it gets to it; the address itself is
 * never late.
 */
export function useQuery(): URLSearchParams {
  const atFirst = useSearchParams().toString();
  const query = useSyncExternalStore(
    subscribe,
    () => window.location.search.replace(/^\?/, ''),
    () => atFirst,
  );
  const path = usePathname();
  // Before the router looks, in an effect of its own, whether a step was made while the page was not usable yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: afterwards the two differ by nobody's fault.
  useLayoutEffect(() => {
    const { pathname, search } = window.location;
    shown = path;
    if (pathname === path && new URLSearchParams(search).toString() !== atFirst) forgetPage();
  }, [path]);
  return useMemo(() => new URLSearchParams(query), [query]);
}

/** Changes the query of the address at once, without asking the server; "back" leads to the one before. */
export function setQuery(change: (query: URLSearchParams) => void, { replace = false } = {}): void {
  const { pathname, search } = window.location;
  // Read from the address itself: two changes may come before the next render.
  const next = new URLSearchParams(search);
  change(next);
  if (next.toString() === new URLSearchParams(search).toString()) return;
  const url = next.size > 0 ? `${pathname}?${next}` : pathname;
  window.history[replace ? 'replaceState' : 'pushState'](null, '', url);
  notify();
}
