import 'server-only';
import type { FetchQueryOptions, QueryKey } from '@tanstack/react-query';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { isAppError } from '@/server/errors';
import { queryClientOfRequest } from './server';

function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause ? error.cause : error;
}

/**
 * Reads what a page needs into the request's cache, for the server and the browser. Somebody signed out is sent to
 * sign in and comes back; what does not exist, or is not theirs, is the "not found" page.
 */
export async function openPage<TData, TError, TKey extends QueryKey>(
  options: FetchQueryOptions<TData, TError, TData, TKey>,
): Promise<TData> {
  try {
    return await queryClientOfRequest().fetchQuery({ ...options, retry: false });
  } catch (error) {
    const cause = causeOf(error);
    if (isAppError(cause) && cause.code === 'unauthenticated') {
      const path = (await headers()).get('x-path') ?? '/';
      redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
    }
    if (isAppError(cause) && (cause.code === 'not_found' || cause.code === 'invalid')) notFound();
    throw error;
  }
}

/** The same of what not every member may read: whoever may not has the page without it. */
export async function openPermitted<TData, TError, TKey extends QueryKey>(
  options: FetchQueryOptions<TData, TError, TData, TKey>,
): Promise<void> {
  try {
    await openPage(options);
  } catch (error) {
    const cause = causeOf(error);
    if (!isAppError(cause) || cause.code !== 'forbidden') throw error;
  }
}
