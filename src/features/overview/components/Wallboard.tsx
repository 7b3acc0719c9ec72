'use client';

import { clsx } from 'clsx';
import { useEffect, useMemo, useState } from 'react';
import { Button, buttonClass } from '@/components/ui/Button';
import { formatCount } from '@/domain/format';
import { useOnline } from '@/features/map/components/useBrowser';
import { useNow } from '@/features/map/components/useNow';
import { RANGE_NAMES } from '@/features/touchpoint/prepare';
import { useOverview } from '../client';
import { prepareWall } from '../prepare/wall';
import { useOverviewLive } from './useOverviewLive';
import { useOverviewView } from './useOverviewView';
import { toggleFullScreen, useAwake, useHand, useRenewal } from './useWall';
import { WallPicture } from './WallPicture';
import './wall.css';

/** Each picture stays long enough to be read twice. */
const TURN_MS = 15_000;

/** The overview for a screen on a wall: large, dark, turning by itself, for days, with nobody at it. */
export function Wallboard({
  workspace,
  renderedAt,
}: {
  workspace: string;
  /** When the page was made, in milliseconds. */
  renderedAt: number;
}) {
  const { view } = useOverviewView();
  const { map, range, persona } = view;
  const { data, error, dataUpdatedAt } = useOverview(
    useMemo(() => ({ workspace, map, range, persona }), [workspace, map, range, persona]),
  );
  const { status, lostAt } = useOverviewLive(workspace, data);
  const now = useNow(10_000, renderedAt);
  const online = useOnline();
  const hand = useHand();
  const [place, setPlace] = useState(0);
  const [paused, setPaused] = useState(false);
  useRenewal(status === 'lost');
  useAwake();
  const minute = Math.floor(now / 60_000) * 60_000;
  const views = useMemo(
    () => (data ? prepareWall(data, { workspace, now: minute }) : []),
    [data, workspace, minute],
  );
  const count = Math.max(1, views.length);
  const shown = views[place % count];

  useEffect(() => {
    if (paused) return;
    // Whoever turns by hand has the whole time for what comes.
    const timer = setTimeout(() => setPlace((place + 1) % count), TURN_MS);
    return () => clearTimeout(timer);
  }, [paused, place, count]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step !== undefined) setPlace((place) => (place + step + count) % count);
      else if (event.key === ' ' && event.target === document.body) setPaused((paused) => !paused);
      else if (event.key.toLowerCase() === 'f') toggleFullScreen();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [count]);

  const customers = data?.map.personas.find(({ slug }) => slug === data.map.persona)?.name;
  const zone = data?.map.workspace.timeZone ?? 'UTC';
  const clock = useMemo(
    () => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }),
    [zone],
  );
  const silent = lostAt !== null || !online || Boolean(error);
  const overview = `/w/${workspace}/satisfaction`;
  return (
    <main className={clsx('wall', (hand || paused) && 'hand')}>
      <header>
        <h1 dir="auto">{data?.map.name ?? 'Satisfaction'}</h1>
        <p className="wall-when num">
          {data ? `${customers ? `${customers}, last` : 'Last'} ${RANGE_NAMES[data.map.range]}` : ''}
          <b>{clock.format(now)}</b>
        </p>
      </header>
      <section className="wall-view" aria-labelledby="wall-title">
        <h2 id="wall-title">
          {shown?.title ?? (data === null ? 'There is no map yet' : 'Reading the figures')}
        </h2>
        {shown ? <WallPicture view={shown} /> : null}
      </section>
      <footer>
        <p className={clsx('wall-contact', silent && 'lost')} role="status">
          {silent
            ? `No contact since ${clock.format(lostAt ?? dataUpdatedAt)}. The figures are of ${clock.format(dataUpdatedAt)}.`
            : `Live, ${formatCount(data?.map.ratingsThisHour ?? 0, 'rating')} this hour`}
        </p>
        <p className="wall-place num">
          <span className="vh">Picture </span>
          {(place % count) + 1} of {count}
          {paused ? ', paused' : ''}
        </p>
        <div className="wall-controls">
          <Button onClick={() => setPlace((place + count - 1) % count)}>Back</Button>
          <Button aria-pressed={paused} onClick={() => setPaused(!paused)}>
            {paused ? 'Go on' : 'Pause'}
          </Button>
          <Button onClick={() => setPlace((place + 1) % count)}>Next</Button>
          <Button onClick={toggleFullScreen}>Full screen</Button>
          {/* Loaded anew: the theme of a page comes with its address. */}
          <a className={buttonClass()} href={overview}>
            Leave
          </a>
        </div>
      </footer>
    </main>
  );
}
