import { createSession } from '@/server/session';
import { cookieName, sealSession } from '@/server/session-cookie';

/** The cookie header of a browser in which this person is signed in. */
export async function signedIn(userId: string): Promise<string> {
  return `${cookieName('session')}=${await sealSession(await createSession(userId))}`;
}
