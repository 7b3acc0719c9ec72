'use client';

import { useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/Icon';
import { TYPING } from '@/features/map/components/useMapKeys';
import { MOST_LETTERS } from '@/features/search/schema';
import { singleKeysOn } from '@/lib/use-single-keys';

/** Nothing is looked for while somebody is still typing. */
const PAUSE_MS = 300;

/** Words to be found in comments. The key "/" leads to it. */
export function SearchField({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const [typed, setTyped] = useState(words);
  const sent = useRef(words);
  const field = useRef<HTMLInputElement>(null);
  // The address has changed by other ways: a step back, a link.
  if (sent.current !== words) {
    sent.current = words;
    setTyped(words);
  }
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      onWords(typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, onWords]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, target, altKey, ctrlKey, metaKey } = event;
      if (key !== '/' || altKey || ctrlKey || metaKey || !singleKeysOn()) return;
      if (target instanceof Element && target.closest(TYPING)) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <search className="an-search">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        className="input"
        dir="auto"
        aria-label="Find in comments"
        placeholder="Find in comments"
        maxLength={MOST_LETTERS}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') onWords(typed);
        }}
      />
    </search>
  );
}
