import { headers } from 'next/headers';
import { cache } from 'react';
import { rangeOf } from '@/features/map/prepare';
import { returnAttempt, takeClientAttempt } from '@/server/attempts';
import { clientOf } from '@/server/client-address';
import { isAppError } from '@/server/errors';
import { withShare } from '@/server/tenancy';
import { getSharedMap } from './data';
import type { OpenedShare } from './schema';

/** Links that lead nowhere, per client: tokens are too long to be guessed, and nobody shall try. */
const MISSES = { limit: 30, minutes: 5 };

/**
 * What the link of the running request leads to; the page, its title and its refusal ask once together. A page that is
 * made for frames shows nothing where that was not allowed.
 */
export const openShare = cache(async (): Promise<OpenedShare> => {
  const all = await headers();
  const { pathname, searchParams } = new URL(all.get('x-path') ?? '/', 'http://localhost');
  const [, page, token = ''] = pathname.split('/');
  const range = rangeOf(searchParams.get('range'));
  const client = clientOf(all);
  try {
    takeClientAttempt('share', client, MISSES);
  } catch (error) {
    if (isAppError(error) && error.code === 'rate_limited') return { state: 'limited' };
    throw error;
  }
  const opened = await withShare(token, async (scope) =>
    page === 'embed' && !scope.embedded ? null : getSharedMap(scope, range),
  );
  if (opened.state !== 'unknown') returnAttempt('share by client', client);
  if (opened.state !== 'open') return opened;
  return opened.value ? { state: 'open', value: opened.value } : { state: 'unembedded' };
});
