import type { Attributes } from '@/contract/rating';
import type { WidgetEvents } from '@/contract/widget';

export type { Attributes, AttributeValue } from '@/contract/rating';

/** What the widget tells of, by name, with its details. Comments and answers to questions are never part of it. */
export type TouchlineEvents = {
  [K in keyof WidgetEvents as K extends `touchline:${infer N}` ? N : never]: WidgetEvents[K];
};
export type TouchlineEvent = keyof TouchlineEvents;

/** Names of all events. */
export const EVENTS = [
  'displayed',
  'answered',
  'completed',
  'dismissed',
  'error',
] as const satisfies readonly TouchlineEvent[];

/** Hears every event of one question; the name says which details there are. */
export type Listener = (
  ...event: { [N in TouchlineEvent]: [name: N, detail: TouchlineEvents[N]] }[TouchlineEvent]
) => void;

export interface AskOptions {
  /** Up to 20 names with text, number or true/false. */
  attributes?: Attributes | undefined;
  onEvent?: Listener | undefined;
  /** The customer asked for it, by a button of yours: no budget, sample or time between holds it back. */
  wanted?: boolean | undefined;
}

export interface Identity {
  /** Your own id of this customer. */
  customer?: string | undefined;
  /** Slug of a persona. */
  persona?: string | undefined;
  attributes?: Attributes | undefined;
  /** Made on your server with the identity secret: proves that it was you who named this customer. */
  signature?: string | undefined;
}

export interface Touchline {
  /** Shows the question of a touchpoint in a pop-over. */
  (call: 'ask', touchpoint: string, options?: AskOptions): void;
  /** Says who this is, for all that follows on this page. */
  (call: 'identify', who: Identity): void;
  /** Says that the customer passed this touchpoint. */
  (call: 'visit', touchpoint: string): void;
  /** Forgets who was identified: call it on sign-out. */
  (call: 'reset'): void;
  /** Says of every question why it is or is not shown. */
  (call: 'debug'): void;
  /** The customer agreed that things are kept in the browser, or no longer does. Needed only if the workspace says so. */
  (call: 'consent', agreed?: boolean): void;
  /** Calls `listener` whenever it happens; what is returned ends that. */
  on<N extends TouchlineEvent>(name: N, listener: (detail: TouchlineEvents[N]) => void): () => void;
}

export interface LoadOptions {
  /** Public key of the workspace, pk_… */
  key: string;
  /** Where Touchline runs: https://touchline.example.test */
  host: string;
  /** Nonce of the page's Content Security Policy. */
  nonce?: string | undefined;
  /** Name under which a Trusted Types policy is made where the page requires one. Absent: touchline */
  policy?: string | undefined;
}

type Call = (...call: unknown[]) => void;
interface Queue extends Call {
  q?: unknown[][];
}
interface Page {
  touchline?: Queue;
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(address: string): string },
    ): { createScriptURL(address: string): unknown };
  };
}

/** False on a server and in a worker, where everything here does nothing. */
const isPage = (): boolean => typeof window !== 'undefined' && typeof document !== 'undefined';
const page = (): Page => window as unknown as Page;

/** Keeps calls until the script has come, which makes up for them in order. */
function waitingLine(): Queue {
  const queue: Queue = (...call) => {
    queue.q ??= [];
    queue.q.push(call);
  };
  return queue;
}

function say(...call: unknown[]): void {
  if (!isPage()) return;
  page().touchline ??= waitingLine();
  page().touchline?.(...call);
}

function on<N extends TouchlineEvent>(name: N, listener: (detail: TouchlineEvents[N]) => void): () => void {
  if (!isPage()) return () => {};
  const hear = (event: Event) => listener((event as CustomEvent<TouchlineEvents[N]>).detail);
  document.addEventListener(`touchline:${name}`, hear);
  return () => document.removeEventListener(`touchline:${name}`, hear);
}

/** All calls, typed. They may come before `load`, and before the script: nothing is lost. */
export const touchline: Touchline = Object.assign(say, { on });

/** Tells the developer, in the console and as an event; the page itself goes on. */
function complain(code: string, message: string): void {
  console.error(`Touchline: ${message}`);
  document.dispatchEvent(new CustomEvent('touchline:error', { bubbles: true, detail: { code, message } }));
}

/** What is wrong with the options; nothing when they can be used. */
function faultOf({ key, host }: LoadOptions): string | undefined {
  if (!key) return 'there is no key. Give load() the public key of your workspace (pk_…).';
  if (key.startsWith('sk_'))
    return 'this is a secret key, which must never stand in a page. Revoke it in Settings, Keys, and use a public key (pk_…).';
  if (!key.startsWith('pk_'))
    return 'this is no public key. It begins with pk_ and stands in Settings, Keys.';
  try {
    new URL(host);
  } catch {
    return `"${host}" is no address. Give the host as https://touchline.example.test.`;
  }
  return undefined;
}

let wanted = '';
let policy: { createScriptURL(address: string): unknown } | undefined;

/** The address as the page accepts it: where it requires Trusted Types, by a policy that allows this one address. */
function trusted(address: string, name = 'touchline'): string {
  wanted = address;
  // A page may allow a policy to be made once.
  policy ??= page().trustedTypes?.createPolicy(name, {
    createScriptURL(asked) {
      if (asked !== wanted) throw new TypeError('Not the address of the widget');
      return asked;
    },
  });
  // Whoever assigns it to `src` takes either.
  return (policy?.createScriptURL(address) ?? address) as string;
}

let isWanted = false;

function insert(options: LoadOptions): void {
  const address = `${new URL('/widget.js', options.host)}`;
  const script = document.createElement('script');
  script.async = true;
  script.dataset.key = options.key;
  if (options.nonce) script.nonce = options.nonce;
  script.onerror = () => {
    script.remove();
    isWanted = false;
    complain('unavailable', `${address} could not be loaded. Is it reachable, and allowed by script-src?`);
    // Calls made meanwhile wait.
    window.addEventListener('online', () => load(options), { once: true });
  };
  try {
    script.src = trusted(address, options.policy);
    document.head.append(script);
  } catch (error) {
    complain('blocked', `the page's Trusted Types do not let the script in. ${error}`);
  }
}

/**
 * Brings the widget into the page, once: called again, in strict mode or by another component, it does nothing more.
 * It waits for the page's own `load` event, so that a Touchline that cannot be reached delays nothing.
 */
export function load(options: LoadOptions): Touchline {
  if (!isPage()) return touchline;
  const fault = faultOf(options);
  if (fault) {
    complain('invalid', fault);
    return touchline;
  }
  const there = document.querySelector<HTMLScriptElement>('script[data-key][src$="/widget.js"]');
  if (isWanted || there) {
    if (there && there.dataset.key !== options.key)
      complain('conflict', 'the widget is in this page already, with another key. The first one counts.');
    return touchline;
  }
  isWanted = true;
  page().touchline ??= waitingLine();
  if (document.readyState === 'complete') insert(options);
  else window.addEventListener('load', () => insert(options), { once: true });
  return touchline;
}
