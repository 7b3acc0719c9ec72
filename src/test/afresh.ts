/** Forgets everything that is kept once per process, as a process that has just started has it not. */
export function startAfresh(): void {
  const kept = globalThis as { [key: symbol]: unknown };
  for (const key of Object.getOwnPropertySymbols(kept))
    if (Symbol.keyFor(key)?.startsWith('touchline.')) delete kept[key];
}
