import { clsx } from 'clsx';
import { type KeyboardEvent, type MouseEvent, memo, useRef, useState } from 'react';
import { Icon } from '@/components/ui/Icon';
import { TYPE_NAMES } from '@/features/touchpoint/prepare';
import type { CatalogueEntry } from '../schema';

/** Entries to choose several of: one stop for Tab, the arrows go along, Space and Enter choose. */
export function EntryList({
  id,
  entries,
  chosen,
  here,
  onChoose,
}: {
  id: string;
  entries: readonly CatalogueEntry[];
  /** Slugs. */
  chosen: readonly string[];
  /** Slugs of those the map has one like already; another may still be added. */
  here: ReadonlySet<string>;
  onChoose: (slug: string) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const at = Math.max(
    0,
    entries.findIndex(({ slug }) => slug === active),
  );
  const current = entries[at];
  const onKeyDown = (event: KeyboardEvent) => {
    const last = entries.length - 1;
    const next = {
      ArrowDown: Math.min(at + 1, last),
      ArrowUp: Math.max(at - 1, 0),
      PageDown: Math.min(at + 5, last),
      PageUp: Math.max(at - 5, 0),
      Home: 0,
      End: last,
    }[event.key];
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ' || event.key === 'Enter') onChoose(current.slug);
    else if (next === undefined) return;
    else {
      setActive(entries[next]?.slug ?? null);
      list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
    }
    event.preventDefault();
  };
  const onClick = ({ target }: MouseEvent) => {
    const slug = target instanceof Element && target.closest<HTMLElement>('[data-entry]')?.dataset.entry;
    if (!slug) return;
    setActive(slug);
    onChoose(slug);
  };
  return (
    <div
      ref={list}
      id={id}
      className="catalogue-list"
      role="listbox"
      aria-label="Typical touchpoints"
      aria-multiselectable="true"
      aria-activedescendant={current ? `${id}-${current.slug}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      // The list keeps the focus: what is pointed at does not take it.
      onMouseDown={(event) => {
        if (event.target === list.current) return;
        event.preventDefault();
        list.current?.focus({ preventScroll: true });
      }}
    >
      {entries.map((entry) => (
        <EntryOption
          key={entry.slug}
          id={`${id}-${entry.slug}`}
          entry={entry}
          active={entry === current}
          chosen={chosen.includes(entry.slug)}
          onMap={here.has(entry.slug)}
        />
      ))}
    </div>
  );
}

const EntryOption = memo(function EntryOption({
  id,
  entry: { slug, name, channel, department, type, question },
  active,
  chosen,
  onMap,
}: {
  id: string;
  entry: CatalogueEntry;
  active: boolean;
  chosen: boolean;
  onMap: boolean;
}) {
  return (
    <div
      id={id}
      data-entry={slug}
      role="option"
      // The listbox has the focus, and the keys; an option is only pointed at.
      tabIndex={-1}
      aria-selected={chosen}
      className={clsx('catalogue-entry', active && 'active')}
    >
      <span className="catalogue-check" aria-hidden="true">
        {chosen ? <Icon name="check" size={12} /> : null}
      </span>
      <span className="grow">
        <b>{name}</b>{' '}
        <span className="mute t12">
          {channel} · {department}
        </span>{' '}
        {onMap ? <span className="badge">On this map</span> : null}
        <span className="catalogue-question t12">
          <span className="badge line">{TYPE_NAMES[type]}</span> {question}
        </span>
      </span>
    </div>
  );
});
