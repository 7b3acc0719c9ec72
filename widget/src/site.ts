import type { Attributes } from '@/contract/rating';

/** Origin the script came from; every request goes there. */
export let host = '';
/** Public key of the workspace. */
export let key = '';

/** What `identify` told us; it rides along on later posts and lives in memory only. */
export interface Identity {
  customer?: string | undefined;
  persona?: string | undefined;
  attributes?: Attributes | undefined;
}
export let identity: Identity = {};

export function setSite(script: HTMLScriptElement): void {
  key = script.dataset.key ?? '';
  host = new URL(script.src).origin;
}

export function setIdentity(next: Identity): void {
  identity = next;
}
