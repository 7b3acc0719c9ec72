import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { authSecret } from './auth-secret';

/**
 * Who a customer is, said by the business itself and not by whoever sits at the browser.
 *
 * Every text that is signed begins in a way of its own. A customer's id has no line break in it, so nobody whose own
 * id is signed, however they chose it, holds a signature that is good for anything else.
 *
 * HMAC: RFC 2104 with SHA-256, in lower-case hex. Base64url: RFC 4648 section 5, without padding. UUID version 8:
 * RFC 9562 section 5.8. Comparisons take the same time whatever they compare.
 */

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text);

/**
 * The secret a business signs with, `is_` and 48 hex digits; the whole text is the key of the HMAC. Derived and never
 * stored: a dump of the database gives none away. Another `version` is another secret.
 */
export const identitySecret = (workspaceId: string, version: number): string =>
  `is_${hmac(authSecret(), `identity:${workspaceId}:${version}`).digest('hex').slice(0, 48)}`;

/** What becomes of a claim. `missing`: nothing was signed. */
export type Proof = 'right' | 'missing' | 'wrong' | 'expired';

const SIGNATURE = /^(?:(\d{1,12})\.)?([0-9a-f]{64})$/i;

/**
 * Checks `signature` of `customer`: the HMAC of the customer, or `<unix seconds>.<HMAC of "<unix seconds>\n<customer>">`
 * for one that ends. `now` in milliseconds. Never throws: whatever it is given is right, wrong or expired.
 */
export function proofOf(
  secret: string,
  customer: string,
  signature: string | null | undefined,
  now: number,
): Proof {
  if (!signature) return 'missing';
  const [, until, given] = SIGNATURE.exec(signature) ?? [];
  if (given === undefined || /[\n\r]/.test(customer)) return 'wrong';
  const text = until === undefined ? customer : `${until}\n${customer}`;
  if (!isSame(hmac(secret, text).digest('hex'), given.toLowerCase())) return 'wrong';
  return until !== undefined && Number(until) * 1_000 <= now ? 'expired' : 'right';
}

/** The signature that `proofOf` takes; `until` in seconds since 1970. */
export const signCustomer = (secret: string, customer: string, until?: number): string =>
  until === undefined
    ? hmac(secret, customer).digest('hex')
    : `${until}.${hmac(secret, `${until}\n${customer}`).digest('hex')}`;

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** What a link carries: short names, because it stands in an address. */
export interface LinkClaims {
  /** Slug of the touchpoint at which it asks; good for no other. */
  s: string;
  /** What makes it one of its kind: whoever answers twice with it changes one answer. 8 to 64 characters. */
  j: string;
  /** When it ends, in seconds since 1970. */
  e: number;
  /** Customer. */
  c?: string;
  /** Slug of the persona. */
  p?: string;
  a?: Record<string, string | number | boolean>;
}

/** `<base64url of the claims as JSON>.<hex HMAC of "link\n" and that>` */
export function signLink(secret: string, claims: LinkClaims): string {
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${payload}.${hmac(secret, `link\n${payload}`).digest('hex')}`;
}

/**
 * The longest token that is read, so that the address around it gets through mail programs and servers. Claims that
 * keep to their limits can make a longer one, twenty long attributes do: who makes a link has to look.
 */
export const MOST_TOKEN = 8_192;
const TOKEN = /^([\w-]+)\.([0-9a-f]{64})$/;

/**
 * What a token says, if it was signed with `secret`: `right` or `expired` with its claims, otherwise `wrong`. Claims
 * are checked for their form only; that texts keep to the limits of an answer is left to whoever takes the answer.
 */
export function readLink(
  secret: string,
  token: string,
  now: number,
): { proof: 'right' | 'expired'; claims: LinkClaims } | { proof: 'wrong' } {
  const [, payload, given] = (token.length <= MOST_TOKEN && TOKEN.exec(token)) || [];
  if (payload === undefined || given === undefined) return { proof: 'wrong' };
  if (!isSame(hmac(secret, `link\n${payload}`).digest('hex'), given)) return { proof: 'wrong' };
  const claims = claimsIn(payload);
  if (!claims) return { proof: 'wrong' };
  return { proof: claims.e * 1_000 <= now ? 'expired' : 'right', claims };
}

/** A business may sign what is no link at all; it gets no answer lost for it. */
function claimsIn(payload: string): LinkClaims | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    if (typeof read !== 'object' || read === null) return null;
    const { s, j, e, c, p, a } = read as Record<string, unknown>;
    if (typeof s !== 'string' || typeof j !== 'string' || j.length < 8 || j.length > 64) return null;
    if (typeof e !== 'number' || !Number.isSafeInteger(e)) return null;
    return {
      s,
      j,
      e,
      ...(typeof c === 'string' ? { c } : {}),
      ...(typeof p === 'string' ? { p } : {}),
      ...(isAttributes(a) ? { a } : {}),
    };
  } catch {
    return null;
  }
}

const isAttributes = (value: unknown): value is NonNullable<LinkClaims['a']> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((one) => ['string', 'number', 'boolean'].includes(typeof one));

/** The id of the answer that a link gives at a touchpoint, the same each time. */
export function answerIdOf(touchpointId: string, link: string): string {
  const bytes = createHash('sha256').update(`answer\n${touchpointId}\n${link}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Salt of the stored names of a workspace's customers, 32 bytes. It never changes, or nobody could be found again. */
export const customerSalt = (workspaceId: string): Buffer =>
  createHmac('sha256', authSecret()).update(`customer:${workspaceId}`).digest();

/** A customer as a workspace stores it that chose to hash them: `h_` and 22 characters, 132 bits of an HMAC. */
export const hashCustomer = (salt: Buffer, customer: string): string =>
  `h_${createHmac('sha256', salt).update(customer).digest('base64url').slice(0, 22)}`;
