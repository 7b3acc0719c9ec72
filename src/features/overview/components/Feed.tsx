'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { LevelMeter } from '@/components/ui/LevelMeter';
import { formatCount } from '@/domain/format';
import { useThrottle } from '@/features/health/components/useThrottle';
import { type FeedRow, prepareFeed } from '../prepare/feed';
import type { OverviewData } from '../schema';
import './feed.css';

/** A new rating stands out for so long. */
const HOLD_MS = 4_000;
/** Readers who listen hear of new ratings at most this often. */
const TELL_MS = 10_000;
/** Heights of a row in pixels, of one with a comment too: places are known without measuring. */
const PLAIN_PX = 46;
const SAID_PX = 74;

/** Ratings as they come in. It stands still while paused, and while somebody points at it or is in it. */
export function Feed({ data, workspace, now }: { data: OverviewData; workspace: string; now: number }) {
  const [paused, setPaused] = useState(false);
  const [pointed, setPointed] = useState(false);
  const [shown, setShown] = useState(data.feed);
  const held = paused || pointed;
  if (!held && shown !== data.feed) setShown(data.feed);
  const known = new Set(shown.map(({ id }) => id));
  const waiting = data.feed.filter(({ id }) => !known.has(id)).length;
  const fresh = useFresh(shown);
  const told = useTold(data.feed);
  const rows = prepareFeed(shown, data, { workspace, now });
  const { placed, height } = place(rows);
  return (
    <section className="sec ov-feed" aria-labelledby="ov-feed">
      <header>
        <h2 id="ov-feed">Ratings</h2>
        <span className="grow" />
        {waiting > 0 ? <span className="mute num">{waiting} new</span> : null}
        <Button size="s" aria-pressed={paused} onClick={() => setPaused(!paused)}>
          {paused ? 'Resume' : 'Pause'}
        </Button>
      </header>
      <p className="vh" role="status">
        {told}
      </p>
      {rows.length === 0 ? (
        <div className="empty">
          <b>No ratings in this period</b>
          <span>A new one is here within seconds.</span>
        </div>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: what is read stands still; nothing is to be done here.
        <div
          className="ov-feed-rows"
          onPointerEnter={() => setPointed(true)}
          onPointerLeave={() => setPointed(false)}
          onFocus={() => setPointed(true)}
          onBlur={() => setPointed(false)}
        >
          <ol style={{ height }}>
            {placed.map(({ row, top }) => (
              <Row key={row.id} row={row} top={top} isNew={fresh.has(row.id)} />
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

/** Where each row stands. What is newer pushes the others down without the page being laid out anew: none jumps. */
function place(rows: readonly FeedRow[]): { placed: { row: FeedRow; top: number }[]; height: number } {
  let height = 0;
  const placed = rows.map((row) => {
    const top = height;
    height += row.comment ? SAID_PX : PLAIN_PX;
    return { row, top };
  });
  return { placed, height };
}

function Row({ row, top, isNew }: { row: FeedRow; top: number; isNew: boolean }) {
  const { name, href, score, level, levelName, comment, locale, at, age } = row;
  const height = comment ? SAID_PX : PLAIN_PX;
  return (
    <li
      className={clsx(isNew && 'new')}
      data-s={level ?? undefined}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <span className="ov-given num">
        {score ?? '·'}
        <LevelMeter level={level} name={levelName} />
      </span>
      <div className="grow">
        <p className="row">
          <Link href={href} className="m trunc grow" dir="auto">
            {name}
          </Link>
          <time className="mute t11" dateTime={at}>
            {age}
          </time>
        </p>
        {comment ? (
          <p className="ov-said" dir="auto" lang={locale ?? undefined}>
            “{comment}”
          </p>
        ) : null}
      </div>
    </li>
  );
}

/** Ids of what has just come. What stands here at first has not. */
function useFresh(feed: OverviewData['feed']): ReadonlySet<string> {
  const before = useRef<ReadonlySet<string> | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const ids = new Set(feed.map(({ id }) => id));
    const come = [...ids].filter((id) => before.current !== null && !before.current.has(id));
    before.current = ids;
    if (come.length > 0) setFresh(new Set(come));
  }, [feed]);
  // However often the feed changes meanwhile, by what was said after the tap for one.
  useEffect(() => {
    if (fresh.size === 0) return;
    const timer = setTimeout(() => setFresh(new Set()), HOLD_MS);
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}

/** "3 new ratings", now and then, for a polite live region. */
function useTold(feed: OverviewData['feed']): string {
  const [told, setTold] = useState('');
  const counted = useRef<{ ids: Set<string>; n: number } | null>(null);
  const tell = useThrottle(
    useCallback(() => {
      if (!counted.current) return;
      setTold(formatCount(counted.current.n, 'new rating'));
      counted.current.n = 0;
    }, []),
    TELL_MS,
  );
  useEffect(() => {
    const ids = new Set(feed.map(({ id }) => id));
    const before = counted.current;
    const come = before ? [...ids].filter((id) => !before.ids.has(id)).length : 0;
    counted.current = { ids, n: (before?.n ?? 0) + come };
    if (come > 0) tell();
  }, [feed, tell]);
  return told;
}
