import { listen } from './events';
import { key } from './site';

type Store = Record<string, string>;

/** localStorage; nothing where the browser denies it. */
let disk: Store | undefined;
try {
  // Reading the property throws where storage is denied; some web views answer null.
  disk = localStorage ?? undefined;
} catch {}
let store: Store = {};
/** What the customer said by way of the page. */
let word: boolean | undefined;

const full = (name: string) => `touchline:${key}:${name}`;

/** Stored names that start with `start`, without this site's prefix. */
export const list = (start: string, some = store): string[] =>
  Object.keys(some).flatMap((name) => (name.startsWith(full(start)) ? name.slice(full('').length) : []));

// What is there was allowed on an earlier page. Where nothing is, it has to be known first whether it may be.
if (disk && list('', disk)[0]) store = disk;

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

/** Moves everything into the browser's storage, or out of it. */
function keep(yes: boolean): void {
  const now = store;
  store = yes && disk ? disk : {};
  if (store !== now) for (const name of list('', now)) set(name, now[full(name)] as string);
  if (!yes && disk) for (const name of list('', disk)) delete disk[full(name)];
}

/** The page says whether the customer consents. */
export function consent(yes: boolean): void {
  word = yes;
  set('c', '1');
  // Its going is what other windows hear, and it goes where nothing had been said as well.
  if (!yes) del('c');
  keep(yes);
}

listen(window, 'storage', (event) => {
  const { key, newValue } = event as StorageEvent;
  if (key !== full('c') || newValue) return;
  word = false;
  keep(word);
});

/** The workspace says whether consent is needed. */
export function settle(needed: boolean | undefined): void {
  if (word === undefined) keep(!needed || !!get('c'));
}
