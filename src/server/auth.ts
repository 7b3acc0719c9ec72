import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { clientOf } from './client-address';
import type { Person } from './session';
import { cookieName, personOfCookie } from './session-cookie';

/** The signed-in person of the running request, read once per request. */
export const currentUser = cache(async (): Promise<Person | null> => {
  const jar = await cookies();
  return personOfCookie(jar.get(cookieName('session'))?.value);
});

/** Id of the signed-in person, or null. */
export async function currentUserId(): Promise<string | null> {
  return (await currentUser())?.id ?? null;
}

/** Where the running request comes from, as a key for limits. Never stored, never logged. */
export async function currentClient(): Promise<string> {
  return clientOf(await headers());
}
