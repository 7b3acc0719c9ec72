'use client';

import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

interface EditBoxProps {
  id: string;
  label: string;
  draft: string;
  /** False until something was typed: then all suggestions are offered. */
  typed: boolean;
  suggestions: readonly string[] | null;
  /** Drawn before a suggestion. */
  mark?: ((suggestion: string) => ReactNode) | undefined;
  /** Takes the focus as soon as it is there: with the caret where `caret` says, else with its text selected. */
  focused: boolean;
  caret: RefObject<number | null>;
  onChange: (draft: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onBlur: () => void;
  onPick: (text: string) => void;
}

const MOST_SUGGESTIONS = 60;

/** The field of an editable text: it grows with what is typed, and offers known values where there are some. */
export function EditBox(props: EditBoxProps) {
  const { id, label, draft, typed, suggestions, mark, focused, caret } = props;
  const { onChange, onKeyDown, onBlur, onPick } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  useEffect(() => {
    const box = list.current;
    const option = box?.children[active];
    if (!box || !(option instanceof HTMLElement)) return;
    const [top, bottom] = [option.offsetTop, option.offsetTop + option.offsetHeight];
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  }, [active]);
  const matches = suggestions ? matching(suggestions, typed ? draft : '') : null;
  const chosen = matches?.[active];

  useLayoutEffect(() => {
    if (!focused) return;
    field.current?.focus();
    if (caret.current === null) field.current?.select();
    else field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [focused, caret]);

  const onKey = (event: KeyboardEvent) => {
    if (matches && matches.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      event.stopPropagation();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + matches.length + (active < 0 && step < 0 ? 1 : 0)) % matches.length);
    } else if (chosen !== undefined && event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      onPick(chosen);
    } else onKeyDown(event);
  };

  return (
    <>
      {/* The copy behind the field gives it its height. */}
      <div className="edbox-field" data-draft={`${draft} `}>
        <textarea
          ref={field}
          dir="auto"
          rows={1}
          aria-label={label}
          value={draft}
          onChange={({ target }) => {
            setActive(-1);
            onChange(target.value);
          }}
          onKeyDown={onKey}
          onBlur={onBlur}
          {...(matches
            ? {
                role: 'combobox',
                'aria-expanded': matches.length > 0,
                'aria-controls': `${id}-list`,
                'aria-autocomplete': 'list' as const,
                'aria-activedescendant': chosen === undefined ? undefined : `${id}-${active}`,
              }
            : {})}
        />
      </div>
      {matches ? (
        <div
          ref={list}
          className="edbox-list"
          role="listbox"
          id={`${id}-list`}
          aria-label={`Known: ${label}`}
          // The focus stays in the field: leaving it would save what was typed instead.
          onMouseDown={(event) => event.preventDefault()}
        >
          {matches.map((name, index) => (
            <div
              key={name}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              dir="auto"
              aria-selected={index === active}
              onPointerUp={() => onPick(name)}
            >
              {mark?.(name)}
              {name}
            </div>
          ))}
        </div>
      ) : null}
    </>
  );
}

function matching(known: readonly string[], draft: string): string[] {
  const wanted = draft.trim().toLowerCase();
  return known.filter((name) => name.toLowerCase().includes(wanted)).slice(0, MOST_SUGGESTIONS);
}
