import type { ReadOptions, Source } from '@/features/sheet/components/read';
import type { Duplicates, Target } from '@/features/sheet/schema';

/** An import that is being prepared. It is kept in the browser, so that a reload or a lost connection costs nothing. */
export interface Draft {
  /** Id of the import; a new one whenever what will be imported changes. */
  id: string;
  step: 'source' | 'columns' | 'preview';
  source: Source | null;
  options: ReadOptions;
  /** What each column means; null: as found by name. */
  columns: (Target | null)[] | null;
  /** Cells typed anew, by "row:column" of the grid. */
  fixes: Record<string, string>;
  /** Rows of the grid left out. */
  skipped: number[];
  duplicates: Duplicates;
  /** Id of the map to append to; null: a new one. */
  map: string | null;
  mapName: string;
  fallbackStage: string;
  /** All of it was checked and sending had begun. */
  sending: boolean;
}

export const newDraft = (map: string | null): Draft => ({
  id: crypto.randomUUID(),
  step: 'source',
  source: null,
  options: {},
  columns: null,
  fixes: {},
  skipped: [],
  duplicates: 'skip',
  map,
  mapName: '',
  fallbackStage: '',
  sending: false,
});

const DATABASE = 'touchline-import';
const STORE = 'drafts';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function withStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** A browser that keeps nothing (a private window) still imports; only a reload starts anew there. */
export const loadDraft = (key: string): Promise<Draft | undefined> =>
  withStore<Draft | undefined>('readonly', (store) => store.get(key)).catch(() => undefined);

export const saveDraft = (key: string, draft: Draft): Promise<unknown> =>
  withStore('readwrite', (store) => store.put(draft, key)).catch(() => undefined);

export const dropDraft = (key: string): Promise<unknown> =>
  withStore('readwrite', (store) => store.delete(key)).catch(() => undefined);
