import { type RefObject, useEffect, useRef } from 'react';

/**
 * Another place on a way of several begins at its top, for eyes and for keys: what stands first in it and may be
 * focused (`tabIndex` −1) is. The page as it was found stays as it is. Null: it is not known yet where one is.
 */
export function useFreshStart<Body extends HTMLElement>(place: string | null): RefObject<Body | null> {
  const body = useRef<Body>(null);
  const shown = useRef(place);
  useEffect(() => {
    const before = shown.current;
    shown.current = place;
    if (before === null || before === place) return;
    for (let element = body.current?.parentElement; element; element = element.parentElement)
      element.scrollTop = 0;
    body.current?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
  }, [place]);
  return body;
}
