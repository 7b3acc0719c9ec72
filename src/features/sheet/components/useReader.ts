'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { ReadOptions, Sheet, Source } from './read';
import type { ReadAnswer, ReadRequest } from './readWorker';
import { ReadError } from './readXml';

/** Time after which a file is given up: what takes longer hangs. */
const PATIENCE_MS = 60_000;

/** Reads sources in a worker. A newer question ends the one before; a file that takes too long is given up. */
export function useReader() {
  const running = useRef<Worker | null>(null);
  const end = useCallback(() => {
    running.current?.terminate();
    running.current = null;
  }, []);
  useEffect(() => end, [end]);
  return useCallback(
    (source: Source, options: ReadOptions): Promise<Sheet> => {
      end();
      const worker = new Worker(new URL('./readWorker.ts', import.meta.url), { type: 'module' });
      running.current = worker;
      return new Promise<Sheet>((resolve, reject) => {
        const fail = (message: string) => reject(new ReadError(message));
        const timer = setTimeout(() => {
          worker.terminate();
          fail('Reading this takes too long. Save it as CSV, or split it.');
        }, PATIENCE_MS);
        worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => {
          if ('sheet' in data) resolve(data.sheet);
          else fail(data.message);
          clearTimeout(timer);
          worker.terminate();
        };
        worker.onerror = () => {
          clearTimeout(timer);
          fail('The reader could not be started. Reload the page; what you pasted is kept.');
        };
        worker.postMessage({ id: 0, source, options } satisfies ReadRequest);
      });
    },
    [end],
  );
}
