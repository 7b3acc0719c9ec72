import { key } from './site';

/** localStorage, or a plain object where the browser denies it. */
let store: Record<string, string> = {};
try {
  // Reading the property throws where storage is denied; some web views answer null.
  store = localStorage ?? store;
} catch {}

const full = (name: string) => `touchline:${key}:${name}`;

export const get = (name: string): string | undefined => store[full(name)];

export function set(name: string, value: string): void {
  try {
    store[full(name)] = value;
  } catch {
    // Storage is full: go on in memory with what is there.
    store = { ...store, [full(name)]: value };
  }
}

export function del(name: string): void {
  delete store[full(name)];
}

/** Stored names that start with `start`, without this site's prefix. */
export const list = (start: string): string[] =>
  Object.keys(store).flatMap((name) => (name.startsWith(full(start)) ? name.slice(full('').length) : []));
