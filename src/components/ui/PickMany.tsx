'use client';

import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { search } from '@/lib/fuzzy';
import { describedBy, FieldNotes } from './FieldNotes';
import { Icon } from './Icon';

export interface Pickable {
  value: string;
  label: string;
  /** Tells apart what has the same name, and is found as well: "pt-BR". */
  detail?: string;
}

/** More than this nobody reads: typing narrows it. */
const MOST = 60;
const textOf = ({ label, detail = '' }: Pickable) => `${label} ${detail}`;

/**
 * Several of a list, found by typing a part of them: arrows choose, Enter takes, Backspace in the empty field gives the
 * last one back. What is chosen stands above, each with a button that takes it away.
 */
export function PickMany({
  label,
  hint,
  error,
  name,
  placeholder,
  options,
  chosen,
  nameOf,
  read,
  empty,
  onChange,
}: {
  label: string;
  hint?: string;
  error?: string | undefined;
  name?: string;
  placeholder?: string;
  options: readonly Pickable[];
  chosen: readonly string[];
  /** What stands for one that is chosen, though it may not be offered any more. */
  nameOf: (value: string) => string;
  /** What is meant by something typed that is not in the list; null: nothing. Without it, only the list counts. */
  read?: (typed: string) => Pickable | null;
  /** What is said where nothing fits. */
  empty: string;
  onChange: (next: string[]) => void;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [told, setTold] = useState('');

  const free = options.filter(({ value }) => !chosen.includes(value));
  const written = typed.trim() === '' ? null : (read?.(typed.trim()) ?? null);
  const isNew =
    written && !chosen.includes(written.value) && !free.some(({ value }) => value === written.value);
  // A tag that is typed out is meant, whatever else its letters are found in.
  const exact = free.filter(({ value }) => value === written?.value);
  const others = search(typed, free, textOf).filter((one) => !exact.includes(one));
  const shown = [...exact, ...others, ...(isNew ? [written] : [])].slice(0, MOST);
  const current = open ? shown[Math.min(active, shown.length - 1)] : undefined;

  const show = () => {
    setOpen(true);
    setTold('');
    // What opens below the fold of a panel would not be seen.
    requestAnimationFrame(() => list.current?.scrollIntoView({ block: 'nearest' }));
  };
  const pick = ({ value, label }: Pickable) => {
    setTyped('');
    setActive(0);
    setOpen(false);
    setTold(`${label} was added.`);
    onChange([...chosen, value]);
  };
  const drop = (value: string) => {
    setTold(`${nameOf(value)} was taken away.`);
    onChange(chosen.filter((one) => one !== value));
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const last = chosen.at(-1);
    if (step !== undefined) {
      event.preventDefault();
      if (!open || shown.length === 0) return show();
      const next = (Math.min(active, shown.length - 1) + step + shown.length) % shown.length;
      setActive(next);
      list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && (open || typed !== '')) {
      // The form around it is not meant.
      event.preventDefault();
      if (current) pick(current);
      else show();
    } else if (event.key === 'Escape' && (open || typed !== '')) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      setTyped('');
    } else if (event.key === 'Backspace' && typed === '' && last !== undefined) drop(last);
  };

  return (
    <div className="field pick">
      <label htmlFor={id}>{label}</label>
      {chosen.length > 0 ? (
        <ul className="pick-chosen" aria-label={`${label}: chosen`}>
          {chosen.map((value) => (
            <li key={value} className="pick-one">
              <bdi>{nameOf(value)}</bdi>
              <button type="button" aria-label={`Take away ${nameOf(value)}`} onClick={() => drop(value)}>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="pick-box">
        <input
          ref={field}
          id={id}
          name={name}
          className="input"
          role="combobox"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={current ? `${id}-${current.value}` : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy({ id, hint, error })}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setActive(0);
            if (!open) show();
          }}
          onClick={() => (open ? undefined : show())}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <div ref={list} className="pick-list" hidden={!open}>
          <div
            id={`${id}-list`}
            className="pick-options"
            role="listbox"
            aria-label={label}
            tabIndex={-1}
            // The focus stays in the field: a blur would close the list.
            onPointerDown={(event) => event.preventDefault()}
          >
            {shown.map((one) => (
              <div
                key={one.value}
                id={`${id}-${one.value}`}
                className="pick-option"
                role="option"
                tabIndex={-1}
                aria-selected={one === current}
                onPointerMove={() => setActive(shown.indexOf(one))}
                onPointerUp={() => pick(one)}
              >
                <bdi className="grow">{one.label}</bdi>
                {one.detail ? <bdi className="mute t12">{one.detail}</bdi> : null}
              </div>
            ))}
          </div>
          {shown.length === 0 ? <p className="mute t12">{empty}</p> : null}
        </div>
      </div>
      <FieldNotes id={id} hint={hint} error={error} />
      <span role="status" className="vh">
        {open && shown.length === 0 ? empty : told}
      </span>
    </div>
  );
}
