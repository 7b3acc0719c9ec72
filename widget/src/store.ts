import { key } from './site';

/** localStorage, or a plain object where the browser denies it or it is full. */
let store: Record<string, string> = {};
let prefix = '';

export function openStore(): void {
  prefix = `touchline:${key}:`;
  try {
    // Reading the property already throws where storage is denied.
    store = localStorage;
    set('', '');
    del('');
  } catch {}
}

export const get = (name: string): string | undefined => store[prefix + name];

export function set(name: string, value: string): void {
  try {
    store[prefix + name] = value;
  } catch {
    store = { ...store, [prefix + name]: value };
  }
}

export function del(name: string): void {
  delete store[prefix + name];
}

/** Names that start with `start`, without this site's prefix. */
export const list = (start: string): string[] =>
  Object.keys(store)
    .filter((name) => name.startsWith(prefix + start))
    .map((name) => name.slice(prefix.length));
