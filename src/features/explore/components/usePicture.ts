'use client';

import { useToast } from '@/components/ui/Toast';
import { fileNameOf } from '@/domain/csv';
import { toSvg } from '@/domain/svg';
import { save } from '@/features/export/client';
import { drawPng } from '@/features/export/components/png';
import type { BlockView, ExploreModel } from '../prepare/explore';
import { drawPicture } from '../prepare/picture';
import { PAPER_INK } from './ink';

/** Fonts that are on whoever's machine: a picture cannot ask for ours. */
const FAMILIES = ['Inter', 'ui-sans-serif', 'system-ui', 'sans-serif'];

/** Copies a block as a picture; where a browser copies none, it is saved. */
export function usePicture() {
  const toast = useToast();
  return async (
    model: ExploreModel,
    block: BlockView,
    about: { filters: readonly string[]; workspace: string },
  ) => {
    const page = drawPicture(model, block, { ...about, ink: PAPER_INK });
    const svg = toSvg(page, {
      title: model.title,
      description: block.rule,
      language: 'en',
      families: FAMILIES,
      css: '',
      pictures: new Map(),
      scale: 1,
    });
    const drawn = drawPng(new Blob([svg], { type: 'image/svg+xml' }), new AbortController().signal).then(
      ({ blob }) => blob,
    );
    try {
      // The picture is promised at once: some browsers allow a copy only as long as the click lasts.
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': drawn })]);
      toast('The picture is copied.');
    } catch {
      const name = fileNameOf(model.title, 'png');
      await drawn.then(
        (blob) => {
          save(blob, name);
          toast(`This browser copies no pictures. ${name} is in your downloads.`);
        },
        () => toast('This browser could not draw the picture. The table and the CSV have every figure.'),
      );
    }
  };
}
