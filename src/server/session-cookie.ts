import { decode, encode } from 'next-auth/jwt';
import { authSecret } from './auth-secret';
import { publicUrl } from './env';
import { type Person, personOfSession, SESSION_DAYS } from './session';

/** True when the app is reached over https, so that cookies can be held to it. */
export const isSecure = (): boolean => publicUrl().startsWith('https://');

/** `__Host-` makes browsers refuse the cookie over http, for another path, and from a neighbouring subdomain. */
export const cookieName = (name: string): string => `${isSecure() ? '__Host-' : ''}touchline.${name}`;

/** The sealed value of a session's cookie: what next-auth sets, for tests that sign in without a form. */
export function sealSession(sessionId: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: authSecret(), maxAge: SESSION_DAYS * 86_400 });
}

/** The person whose session cookie this is, asked of the database each time; null when forged, over or signed out. */
export async function personOfCookie(sealed: string | undefined): Promise<Person | null> {
  if (!sealed) return null;
  const token = await decode({ token: sealed, secret: authSecret() }).catch(() => null);
  return personOfSession(token?.sid);
}

/** The person who sends a request, by its session cookie; for handlers that answer it whole. */
export function personOfRequest(request: Request): Promise<Person | null> {
  const jar = request.headers.get('cookie') ?? '';
  const own = jar.split(/; */).find((pair) => pair.startsWith(`${cookieName('session')}=`));
  return personOfCookie(own?.slice(own.indexOf('=') + 1));
}
