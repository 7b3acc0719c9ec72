import { randomBytes } from 'node:crypto';

/** A value no page can guess: 128 bits, new for every response. */
export const newNonce = (): string => randomBytes(16).toString('base64');

export interface PageContext {
  path: string;
  https: boolean;
  nonce: string;
  /** Origins whose pages may show this one in a frame; nobody may without. */
  frames?: readonly string[];
}

/** The token in the address of a map that is made to be framed; null at every other address. */
export const embedTokenOf = (path: string): string | null =>
  path.match(/^\/embed\/([\w-]{20,100})$/)?.[1] ?? null;

/** Drawings have their styles, letters and pictures inside. */
const FILE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors 'none'; sandbox";

/**
 * The content security policy of the app. Scripts run by nonce only, and what they load in turn (`strict-dynamic`).
 * Styles come from our files; `style` attributes are allowed, because charts and menus place things by numbers. Sign-in
 * through a provider is a fetch followed by a navigation, so forms go nowhere but here.
 */
function contentSecurityPolicy({ https, nonce, frames = [] }: PageContext): string {
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    `frame-ancestors ${frames.length > 0 ? frames.join(' ') : "'none'"}`,
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    // Spreadsheets are read in a worker of our own; `strict-dynamic` says nothing of workers everywhere.
    "worker-src 'self'",
  ];
  if (https) rules.push('upgrade-insecure-requests');
  return rules.join('; ');
}

/** Headers of every response of the app. Names are lower case. */
export function securityHeaders(context: PageContext) {
  // The address of what is shared by link is the right to see it: nobody keeps it, lists it or passes it on.
  const shared = /^\/(r|embed)(\/|$)/.test(context.path);
  return {
    // What is no page runs nothing, whatever it holds: a file of somebody's above all.
    'content-security-policy': context.path.startsWith('/api/')
      ? FILE_POLICY
      : contentSecurityPolicy(context),
    'x-content-type-options': 'nosniff',
    // For browsers that do not know frame-ancestors; it has no words for a list of origins.
    ...(context.frames?.length ? {} : { 'x-frame-options': 'DENY' }),
    // Addresses of pages name workspaces and hold reset tokens: other sites learn nothing.
    'referrer-policy': shared ? 'no-referrer' : 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    // The widget is there to be loaded by other sites; nothing else is.
    'cross-origin-resource-policy': /^\/widget\./.test(context.path) ? 'cross-origin' : 'same-origin',
    // Without subdomains: what runs beside us on the domain is not ours to decide.
    ...(shared ? { 'x-robots-tag': 'noindex, nofollow', 'cache-control': 'private, no-store' } : {}),
    ...(context.https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}
