/**
 * Header in which main.ts tells the app where a request came from. It overwrites whatever the request itself claims, and
 * believes X-Forwarded-For only as far as TRUST_PROXY says. For limits; never stored, never logged.
 */
export const CLIENT_HEADER = 'x-touchline-client';

/** The client of a request, as a key for limits. */
export const clientOf = (headers: Headers): string => headers.get(CLIENT_HEADER) ?? '';
