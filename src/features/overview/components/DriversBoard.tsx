'use client';

import dynamic from 'next/dynamic';
import { memo, useEffect, useRef, useState } from 'react';
import type { DrawnTouchpoint } from '@/features/driver/prepare';

/** Loaded by whoever comes so far down the page: reckoning it takes longer than all the rest. */
const Drivers = dynamic(() => import('@/features/driver/components/Drivers').then((file) => file.Drivers), {
  ssr: false,
});

/** Key drivers, once they come near the window. */
export const DriversBoard = memo(function DriversBoard(props: {
  workspace: string;
  map: string;
  persona: string | null;
  outcome: string | null;
  touchpoints: readonly DrawnTouchpoint[];
  onOutcome: (outcome: string | null) => void;
}) {
  const section = useRef<HTMLElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: '200px' },
    );
    if (section.current) watch.observe(section.current);
    return () => watch.disconnect();
  }, []);
  return (
    <section className="sec ov-drivers" aria-labelledby="ov-drivers" ref={section}>
      <header>
        <h2 id="ov-drivers">Key drivers</h2>
        <p>what goes with what customers say overall</p>
      </header>
      {near ? <Drivers {...props} /> : null}
    </section>
  );
});
