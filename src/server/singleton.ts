/**
 * One value per process. Next bundles its own copy of every module it reaches, and development reloads them,
 * so a plain module variable would make a second pool or a second live hub.
 */
export function singleton<T>(name: string, make: () => T): T {
  const store = globalThis as typeof globalThis & { [key: symbol]: unknown };
  const key = Symbol.for(`touchline.${name}`);
  if (!(key in store)) store[key] = make();
  return store[key] as T;
}
