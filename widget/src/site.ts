import type { Attributes } from '@/contract/rating';

/** What `identify` told us; it rides along on later posts and lives in memory only. */
export interface Identity {
  customer?: string | undefined;
  persona?: string | undefined;
  attributes?: Attributes | undefined;
}

const script = (document.currentScript ??
  document.querySelector('script[data-key]')) as HTMLScriptElement | null;

/** Public key of the workspace. */
export const key = script?.dataset.key;
/** Where every request goes: the origin the script came from, and the version of the interface. */
export const base = `${new URL('/api/v1/', script?.src)}`;
export let identity: Identity = {};

export function setIdentity(who?: Identity): void {
  identity = { ...who };
}
