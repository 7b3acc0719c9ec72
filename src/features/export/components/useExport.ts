'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useToast } from '@/components/ui/Toast';
import { fileNameOf } from '@/domain/csv';
import type { MapData } from '@/features/map/schema';
import { csvAddress } from '@/features/sheet/prepare';
import { documentNameOf } from '@/features/snapshot/prepare';
import { pictureAddress, readFile, save } from '../client';
import type { ContentOptions, PaperOptions } from '../schema';

export type Format = 'pdf' | 'png' | 'svg' | 'csv' | 'json';

/** Makes one file at a time and hands it over; what goes wrong stands in a sentence. */
export function useExport(data: MapData, onDone: () => void) {
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setBusy(false);
    setFailure(null);
  }, []);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (format: Format, content: ContentOptions, paper: PaperOptions) => {
    cancel();
    const controller = new AbortController();
    running.current = controller;
    setBusy(true);
    try {
      const { blob, note } = await readFile(
        addressOf(data, format, content, paper),
        format === 'png',
        controller.signal,
      );
      controller.signal.throwIfAborted();
      const name = format === 'json' ? documentNameOf(data.name) : fileNameOf(data.name, format);
      save(blob, name);
      toast([`${name} is in your downloads.`, note].filter(Boolean).join(' '));
      onDone();
    } catch (error) {
      if (!controller.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      if (running.current === controller) {
        running.current = null;
        setBusy(false);
      }
    }
  };
  return { run, cancel, busy, failure };
}

function addressOf(data: MapData, format: Format, content: ContentOptions, paper: PaperOptions): string {
  const map = { workspace: data.workspace.slug, id: data.id, range: data.range, persona: data.persona };
  switch (format) {
    case 'pdf':
      return pictureAddress(map, 'pdf', content, paper);
    case 'png':
      // A browser may draw a picture before the fonts in it are read, so this one needs none.
      return pictureAddress(map, 'outlines', content);
    case 'svg':
      return pictureAddress(map, 'svg', content);
    case 'csv':
      return csvAddress(data);
    case 'json':
      return `/api/w/${map.workspace}/maps/${map.id}/document`;
  }
}
