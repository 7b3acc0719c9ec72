import { handTo } from './handed';

const PREFIX = 'touchline:draft:';
const storageKey = (key: string) => PREFIX + key;

/** What was typed and not saved, with what it was typed over. */
export interface Kept<Draft = string, Base = Draft> {
  draft: Draft;
  base: Base;
  /** Names it for people: "Thinking, Checkout". */
  label: string;
  /** As people read it, where the draft is more than a text. */
  text?: string;
}

/** Drafts that were not saved outlive a reload of the page, in this tab. */
export function keep<Draft, Base>(key: string, kept: Kept<Draft, Base>): void {
  try {
    sessionStorage.setItem(storageKey(key), JSON.stringify({ ...kept, page: window.location.pathname }));
  } catch {
    // Storage that is full or forbidden: the text still stands in the open field.
  }
}

export function forget(key: string): void {
  try {
    sessionStorage.removeItem(storageKey(key));
  } catch {
    // Nothing was kept then.
  }
}

export function recall<Draft = string, Base = Draft>(key: string): Kept<Draft, Base> | null {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey(key)) ?? 'null');
  } catch {
    return null;
  }
}

/** All that was typed on this page, or below it, and not saved, for people. */
export function keptDrafts(page: string): { label: string; text: string }[] {
  try {
    return Object.keys(sessionStorage).flatMap((name) => {
      if (!name.startsWith(PREFIX)) return [];
      const kept = recall<unknown>(name.slice(PREFIX.length)) as (Kept<unknown> & { page?: string }) | null;
      const text = kept?.text ?? kept?.draft;
      return kept?.page?.startsWith(page) && typeof text === 'string' && text !== ''
        ? [{ label: kept.label, text }]
        : [];
    });
  } catch {
    return [];
  }
}

/** Lets go of drafts of this text: it is being sent by other hands. */
export function release(text: string): void {
  if (text.trim() === '') return;
  try {
    for (const name of Object.keys(sessionStorage)) {
      const key = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : null;
      const draft = key === null ? null : recall<unknown>(key)?.draft;
      if (key === null || typeof draft !== 'string' || draft.trim() !== text.trim()) continue;
      forget(key);
      handTo(key, { kind: 'taken', draft });
    }
  } catch {
    // Nothing was kept then.
  }
}
