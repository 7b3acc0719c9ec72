'use client';

import { useEffect, useRef, useState } from 'react';

/** Letters that are typed while the field they are meant for is on its way; none of them is lost. Esc gives up. */
export function useTyped(waiting: boolean, onGiveUp: () => void): string {
  const [typed, setTyped] = useState('');
  const giveUp = useRef(onGiveUp);
  giveUp.current = onGiveUp;
  useEffect(() => {
    if (!waiting) return;
    setTyped('');
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key === 'Escape') giveUp.current();
      else if (event.key.length === 1) setTyped((typed) => typed + event.key);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [waiting]);
  return typed;
}
