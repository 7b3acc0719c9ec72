'use client';

import { formatCount } from '@/domain/format';
import { useOnline } from './useBrowser';
import type { Live } from './useLive';
import { useNow } from './useNow';

const STALE_MS = 5 * 60_000;

/** Since how many minutes nothing could be heard; null while that is no reason for doubt. */
export function useStaleMinutes(lostAt: number | null): number | null {
  const now = useNow(10_000);
  if (lostAt === null || now - lostAt < STALE_MS) return null;
  return Math.floor((now - lostAt) / 60_000);
}

/** Whether what is shown is what is happening. */
export function LiveIndicator({
  live,
  ratingsThisHour,
}: {
  live: Pick<Live, 'status' | 'lostAt'>;
  /** Not known where no page reads it. */
  ratingsThisHour?: number | undefined;
}) {
  const minutes = useStaleMinutes(live.lostAt);
  const online = useOnline();
  if (minutes !== null) return <span className="live stale">Stale, {minutes} min</span>;
  if (!online) return <span className="live stale">Offline</span>;
  if (live.lostAt !== null) return <span className="live stale">Reconnecting</span>;
  if (live.status !== 'live') return <span className="live stale">Connecting</span>;
  return (
    <span className="live">
      Live
      {ratingsThisHour === undefined ? null : (
        <span className="mute num live-count">{formatCount(ratingsThisHour, 'rating')} this hour</span>
      )}
    </span>
  );
}
