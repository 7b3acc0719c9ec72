'use client';

import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useToast } from '@/components/ui/Toast';
import { formatCount } from '@/domain/format';
import type { MapLane } from '@/features/lane/schema';
import type { Place } from '@/features/touchpoint/client';
import type { TouchpointContent } from '@/features/touchpoint/schema';
import type { MapModel } from '../prepare';
import { contentOf, FLAVOUR, fromJson, fromText, toJson, toText } from './clipboard';
import { addressOf } from './useGridKeys';
import type { MapActions } from './useMapActions';
import type { Picking } from './usePicking';

/** What this browser copied last: it finds the rest to the plain text where a clipboard carries nothing else. */
const MEMORY = 'touchline:clipboard';

function remember(text: string, json: string): void {
  try {
    localStorage.setItem(MEMORY, JSON.stringify({ text, json }));
  } catch {
    // Full or forbidden: the flavour of the clipboard itself does it in most browsers.
  }
}

function remembered(text: string): TouchpointContent[] | null {
  try {
    const kept = JSON.parse(localStorage.getItem(MEMORY) ?? 'null') as {
      text?: unknown;
      json?: unknown;
    } | null;
    return kept?.text === text.replace(/\r\n/g, '\n') && typeof kept.json === 'string'
      ? fromJson(kept.json)
      : null;
  } catch {
    return null;
  }
}

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';

/** Whether a copy or paste is meant for the map: nobody types, no text is marked. */
function isOurs({ target, type }: Event): boolean {
  if (target instanceof Element && target.closest(TYPING)) return false;
  return type === 'paste' || (getSelection()?.isCollapsed ?? true);
}

/** Copies touchpoints to the clipboard of the system, and makes touchpoints of what is pasted. */
export function useClipboard({
  model,
  lanes,
  picking,
  actions,
  mayEdit,
  grid,
}: {
  model: MapModel;
  lanes: readonly MapLane[];
  picking: Picking;
  actions: MapActions;
  mayEdit: boolean;
  grid: RefObject<HTMLElement | null>;
}) {
  const toast = useToast();
  const latest = useRef({ model, lanes, picking, actions, mayEdit });
  useEffect(() => {
    latest.current = { model, lanes, picking, actions, mayEdit };
  });

  const clipboard = useMemo(() => {
    const focused = () => {
      const cell = grid.current?.querySelector('[data-cell][tabindex="0"]') ?? null;
      const address = addressOf(cell);
      const column = address && latest.current.model.columns[address.column];
      return column ? { ...column, onStage: address.row === 0 } : null;
    };
    /** The selected ones, or the one in focus. */
    const meant = () => {
      const { model, picking } = latest.current;
      const own = document.activeElement?.closest('[role="grid"]') ? focused()?.touchpoint : null;
      const list = model.touchpoints.filter(({ id }) => picking.picked.has(id));
      return list.length > 0 ? list : own ? [own] : [];
    };
    const chosen = (): TouchpointContent[] =>
      meant().map(({ source }) => contentOf(source, latest.current.lanes));
    /** After the last one selected, the one in focus, or at the end of the map. */
    const place = (): Place | null => {
      const { model, picking } = latest.current;
      const last = model.columns.findLast(
        ({ touchpoint }) => touchpoint && picking.picked.has(touchpoint.id),
      );
      const column = last ?? focused() ?? model.columns.at(-1);
      if (!column) return null;
      const { stageId } = column;
      if (!('onStage' in column && column.onStage)) return { stageId, after: column.touchpoint?.id ?? null };
      const end = model.columns.findLast((one) => one.stageId === stageId);
      return { stageId, after: end?.touchpoint?.id ?? null };
    };
    const told = (count: number) =>
      toast(`${formatCount(count, 'touchpoint')} copied.`, undefined, {
        slot: 'clipboard',
      });

    const paste = async (text: string, json: string) => {
      const { actions, mayEdit } = latest.current;
      if (!mayEdit) return toast('You may look at this map, not change it. Nothing was pasted.');
      const contents = fromJson(json) ?? remembered(text) ?? fromText(text);
      if (typeof contents === 'string') return toast(contents);
      const at = place();
      if (!at) return toast('Add a stage first: touchpoints stand in one.');
      return actions.pasteMany(at, contents, latest.current.picking.pick);
    };
    return {
      meant,
      chosen,
      place,
      told,
      paste,
      /** By a button or a menu, where no event of the browser carries the clipboard. */
      copy: async () => {
        const contents = chosen();
        if (contents.length === 0) return toast('Select a touchpoint first.');
        remember(toText(contents), toJson(contents));
        await navigator.clipboard.writeText(toText(contents));
        return told(contents.length);
      },
      pasteFromSystem: async () => {
        try {
          await paste(await navigator.clipboard.readText(), '');
        } catch {
          toast('This browser does not let a page read the clipboard. Press the keys for paste instead.');
        }
      },
    };
  }, [grid, toast]);

  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const contents = isOurs(event) ? clipboard.chosen() : [];
      if (contents.length === 0 || !event.clipboardData) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', toText(contents));
      event.clipboardData.setData(FLAVOUR, toJson(contents));
      remember(toText(contents), toJson(contents));
      clipboard.told(contents.length);
    };
    const onCut = (event: ClipboardEvent) => {
      const { actions, mayEdit } = latest.current;
      if (!mayEdit) return;
      const ids = new Set(clipboard.meant().map(({ id }) => id));
      onCopy(event);
      if (event.defaultPrevented) void actions.removeMany(ids);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!isOurs(event) || !event.clipboardData) return;
      event.preventDefault();
      const text = event.clipboardData.getData('text/plain');
      void clipboard.paste(text, event.clipboardData.getData(FLAVOUR));
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, [clipboard]);

  return clipboard;
}
