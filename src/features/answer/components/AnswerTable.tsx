'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { formatAge } from '@/domain/format';
import { singleKeysOn } from '@/lib/use-single-keys';
import type { AnswerRow } from '../schema';
import { AnswerLine } from './AnswerLine';
import { ROLES } from './roles';
import type { Chosen } from './useChosen';

/** Height of a row before it is measured. */
const ROW = 53;
/** Rows that are drawn above and below what is seen. */
const AROUND = 8;
/** So many rows before the last one the next page is read. */
const AHEAD = 15;
const PAGE = 10;

export interface AnswerTableProps {
  rows: readonly AnswerRow[];
  /** How many there are of all; null: not known yet. */
  total: number | null;
  words: readonly string[];
  tags: ReadonlyMap<string, string>;
  timeZone: string;
  now: number;
  chosen: Chosen;
  /** The one beside the table. */
  open: string | null;
  mayChoose: boolean;
  hasMore: boolean;
  loadingMore: boolean;
  failed: boolean;
  onMore: () => void;
  onOpen: (id: string, step: boolean) => void;
  onToggle: (id: string, through?: boolean) => void;
}

/** Answers one below the other, as many as there are: only those that are seen are drawn. */
export function AnswerTable(props: AnswerTableProps) {
  const { rows, total, words, tags, timeZone, now, chosen, open, mayChoose } = props;
  const { hasMore, loadingMore, failed, onMore, onOpen, onToggle } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const wanted = useRef<number | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: AROUND,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !loadingMore && !failed && last >= rows.length - AHEAD) onMore();
  }, [hasMore, loadingMore, failed, last, rows.length, onMore]);

  // A row that was far away is drawn only after the table has moved to it.
  useLayoutEffect(() => {
    const row = wanted.current === null ? undefined : rows[wanted.current];
    const element = row && document.getElementById(`rating-${row.id}`);
    if (!element) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  });
  const moveTo = useCallback(
    (index: number) => {
      const next = Math.max(0, Math.min(rows.length - 1, index));
      const row = rows[next];
      if (!row) return;
      setActive(next);
      wanted.current = next;
      virtual.scrollToIndex(next);
      if (open !== null) onOpen(row.id, true);
    },
    [rows, virtual, open, onOpen],
  );
  // What is opened by other ways is where the keys go on.
  const place = open === null ? -1 : rows.findIndex(({ id }) => id === open);
  useEffect(() => {
    if (place < 0) return;
    setActive(place);
    virtual.scrollToIndex(place);
  }, [place, virtual]);

  const onKeyDown = (event: KeyboardEvent) => {
    const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (altKey || metaKey || (target instanceof HTMLInputElement && key !== 'Escape')) return;
    const current = rows[active];
    const letters = singleKeysOn() && !ctrlKey;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      ...(letters ? { j: active + 1, k: active - 1 } : {}),
      PageDown: active + PAGE,
      PageUp: active - PAGE,
      Home: 0,
      End: rows.length - 1,
    };
    const next = steps[key];
    if (next !== undefined) {
      event.preventDefault();
      const row = rows[Math.max(0, Math.min(rows.length - 1, next))];
      if (shiftKey && mayChoose && current && row) {
        if (!chosen.ids.has(current.id)) onToggle(current.id);
        onToggle(row.id, true);
      }
      moveTo(next);
    } else if (key === 'Enter' && current) {
      event.preventDefault();
      onOpen(current.id, false);
    } else if (key === ' ' && current && mayChoose) {
      event.preventDefault();
      onToggle(current.id, shiftKey);
    }
  };
  const onClick = ({ target, shiftKey }: MouseEvent) => {
    if (!(target instanceof Element) || target.closest('input, label, a, button')) return;
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN);
    const row = rows[index];
    if (!row) return;
    setActive(index);
    if (shiftKey && mayChoose) onToggle(row.id, true);
    else onOpen(row.id, false);
  };
  const toggle = useCallback((id: string, through: boolean) => onToggle(id, through), [onToggle]);

  return (
    <div
      ref={scroll}
      className="an-table"
      {...ROLES.grid(total === null ? null : Math.max(total, rows.length), mayChoose, { onKeyDown, onClick })}
      aria-busy={loadingMore}
      data-choose={mayChoose || undefined}
    >
      <div {...ROLES.group} className="an-head">
        <div {...ROLES.head} className="an-names">
          {mayChoose ? (
            <span {...ROLES.column}>
              <span className="vh">Chosen</span>
            </span>
          ) : null}
          <span {...ROLES.column}>When</span>
          <span {...ROLES.column}>Score</span>
          <span {...ROLES.column}>Touchpoint</span>
          <span {...ROLES.column}>Comment</span>
          <span {...ROLES.column}>Tags</span>
          <span {...ROLES.column} className="an-who">
            Persona
          </span>
          <span {...ROLES.column} className="an-came">
            Source, device, language
          </span>
        </div>
      </div>
      <div {...ROLES.group} className="an-rows" style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start, key }) => {
          const row = rows[index];
          return row ? (
            <AnswerLine
              key={key}
              measure={virtual.measureElement}
              row={row}
              index={index}
              start={start}
              active={index === Math.min(active, rows.length - 1)}
              open={row.id === open}
              chosen={chosen.all || chosen.ids.has(row.id)}
              words={words}
              tags={tags}
              timeZone={timeZone}
              age={formatAge(Math.max(0, now - Date.parse(row.answeredAt)))}
              mayChoose={mayChoose}
              onToggle={toggle}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}
