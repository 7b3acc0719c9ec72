import type { LIMITS } from '@/contract/limits';
import type { Attributes } from '@/contract/rating';

/** What `identify` told us; it rides along on later posts and lives in memory only. */
export interface Identity {
  customer?: string | undefined;
  signature?: string | undefined;
  persona?: string | undefined;
  attributes?: Attributes | undefined;
}

const MOST: typeof LIMITS.attributes = 20;
const LONGEST_NAME: typeof LIMITS.attributeName = 40;
const LONGEST_VALUE: typeof LIMITS.attributeValue = 200;

const script = (document.currentScript ??
  document.querySelector('script[data-key]')) as HTMLScriptElement | null;

/** Public key of the workspace. */
export const key = script?.dataset.key;
/** Origin the script came from, where every request goes; empty for one that was pasted into the page. */
export const origin = script?.src ? new URL(script.src).origin : '';
/** The origin and the version of the interface. */
export const base = `${origin}/api/v1/`;
export const identity: Identity = {};

/** What happened on this page, for whoever looks into it: `touchline('debug')`. */
export const log: [at: number, what: string, ...detail: unknown[]][] = [];
/** Whoever looks right now. */
export const onlooker: { tell?: () => void } = {};
export function note(what: string, ...detail: unknown[]): void {
  if (log.push([Date.now(), what, ...detail]) > 99) log.shift();
  onlooker.tell?.();
}

/** The attributes that the server takes: what it would refuse is left out, not the rating with it. */
export function clean(given: unknown): Attributes {
  const kept: Attributes = { __proto__: null as never };
  let room: number = MOST;
  try {
    for (const [name, value] of Object.entries(typeof given === 'object' ? (given ?? {}) : {})) {
      if (value === undefined || value === null) continue;
      const fits =
        typeof value === 'string'
          ? value.length <= LONGEST_VALUE
          : value === !!value || Number.isFinite(value);
      if (fits && name && name.length <= LONGEST_NAME && room-- > 0) kept[name] = value;
      else note('attribute', name, typeof value);
    }
  } catch (error) {
    // An object of the page's that throws when it is read.
    note('attribute', 'all', `${error}`);
  }
  return kept;
}

export function setIdentity(who?: unknown): void {
  const { attributes, ...rest } = { ...(who as Identity) };
  // They are under the same rule as attributes, and always texts.
  const { customer = '', signature = '', persona = '' } = clean(rest);
  const text = (value: unknown) => `${value}` || undefined;
  Object.assign(identity, {
    customer: text(customer),
    signature: text(signature),
    persona: text(persona),
    attributes: clean(attributes),
  });
}
