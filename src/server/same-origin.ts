import type { IncomingMessage } from 'node:http';
import { publicUrl } from './env';

/**
 * True when a request that changes something was made by a page of ours, or by a program that is no browser's page.
 * Browsers say where a request comes from in Sec-Fetch-Site, which pages cannot set; older ones say it in Origin.
 * A request without either does not come from a page, so there is no signed-in person to be tricked.
 */
export function isSameOrigin(req: IncomingMessage): boolean {
  const site = req.headers['sec-fetch-site'];
  // `none` is the person: an address typed or a bookmark. A neighbouring subdomain (`same-site`) is not us.
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin, host } = req.headers;
  if (origin === undefined) return true;
  return hostOf(origin) === host || hostOf(origin) === hostOf(publicUrl());
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
