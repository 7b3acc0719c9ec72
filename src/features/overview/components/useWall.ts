'use client';

import { useEffect, useState } from 'react';

const CHECK_MS = 60_000;
/** Even without a reason a screen that runs for days begins anew once a day. */
const DAY_MS = 86_400_000;

/** The scripts that the page would load if it were opened now; null while nobody answers. */
async function scriptsNow(): Promise<string | null> {
  try {
    const answer = await fetch(window.location.href, { cache: 'no-store' });
    if (!answer.ok) return null;
    const found = (await answer.text()).matchAll(/\/_next\/static\/chunks\/[\w-]+\.js/g);
    return [...new Set([...found].map(([path]) => path))].toSorted().join(' ');
  } catch {
    return null;
  }
}

/** Loads the page anew once another version of it is out, when its stream has ended for good, and once a day. */
export function useRenewal(lost: boolean): void {
  const [first, setFirst] = useState<string | null>(null);
  useEffect(() => {
    const began = Date.now();
    let gone = false;
    const check = async () => {
      const scripts = await scriptsNow();
      if (gone || scripts === null) return;
      if (first === null) setFirst(scripts);
      else if (scripts !== first || lost || Date.now() - began > DAY_MS) window.location.reload();
    };
    if (first === null) void check();
    const timer = setInterval(() => void check(), CHECK_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [first, lost]);
}

/** Keeps the screen from going dark, as far as the browser lets it; asks anew whenever the page is shown again. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let gone = false;
    const ask = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      try {
        lock = await navigator.wakeLock.request('screen');
        if (gone) await lock.release();
      } catch {
        // Saving power goes before us: the screen's own settings decide then.
      }
    };
    void ask();
    const onVisible = () => void ask();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', onVisible);
      void lock?.release();
    };
  }, []);
}

const HAND_MS = 4_000;

/** Whether somebody is at the screen: a pointer moved, or a key was pressed, a moment ago. */
export function useHand(): boolean {
  const [hand, setHand] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onHand = () => {
      setHand(true);
      clearTimeout(timer);
      timer = setTimeout(() => setHand(false), HAND_MS);
    };
    for (const type of ['pointermove', 'pointerdown', 'keydown']) document.addEventListener(type, onHand);
    return () => {
      clearTimeout(timer);
      for (const type of ['pointermove', 'pointerdown', 'keydown'])
        document.removeEventListener(type, onHand);
    };
  }, []);
  return hand;
}

export function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen().catch(() => undefined);
}
