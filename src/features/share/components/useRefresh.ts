'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY_MS = 60_000;

/** Asks for the page again every minute while it is seen, and when it comes into sight after longer than that. */
export function useRefresh(): void {
  const router = useRouter();
  useEffect(() => {
    let asked = Date.now();
    const refresh = async () => {
      if (document.visibilityState !== 'visible' || Date.now() - asked < EVERY_MS) return;
      asked = Date.now();
      // A refresh that fails would leave the page; old figures are better than none.
      const reached = await fetch('/healthz', { cache: 'no-store' }).then(
        ({ ok }) => ok,
        () => false,
      );
      if (reached) router.refresh();
    };
    const timer = setInterval(refresh, EVERY_MS);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [router]);
}
