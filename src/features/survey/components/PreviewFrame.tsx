'use client';

import { useEffect, useRef, useState } from 'react';
import '@/components/ui/nonce';

/** A page of a fixed size, made as small as the place it has. It runs without an origin, so it reaches nothing. */
export function PreviewFrame({
  title,
  html,
  width,
  height,
  scripts,
}: {
  title: string;
  html: string;
  width: number;
  height: number;
  scripts: boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(width);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const watch = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? width));
    watch.observe(current);
    return () => watch.disconnect();
  }, [width]);
  // Each stroke would begin the page anew: it waits for a pause.
  const [shown, setShown] = useState(html);
  useEffect(() => {
    const timer = setTimeout(() => setShown(html), 250);
    return () => clearTimeout(timer);
  }, [html]);
  const scale = Math.min(1, room / width);
  return (
    <div ref={box} className="preview-frame" style={{ height: height * scale }}>
      <iframe
        title={title}
        sandbox={scripts ? 'allow-scripts allow-forms' : ''}
        srcDoc={shown}
        width={width}
        height={height}
        style={{ transform: `scale(${scale})` }}
      />
    </div>
  );
}
