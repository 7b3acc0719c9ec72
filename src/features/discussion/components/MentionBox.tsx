'use client';

import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { offerMentions } from '../prepare';
import type { Mentionable } from '../schema';

/** A field of several lines in which "@" offers the members to be mentioned. */
export function MentionBox({
  label,
  placeholder,
  value,
  members,
  errorId,
  onChange,
  onSend,
  onEscape,
  focused = false,
  ref,
}: {
  label: string;
  placeholder: string;
  value: string;
  members: readonly Mentionable[];
  /** Of what is wrong with the text, when something is. */
  errorId: string | undefined;
  onChange: (value: string) => void;
  /** Ctrl or ⌘ with Enter. */
  onSend: () => void;
  onEscape?: (() => void) | undefined;
  /** Takes the focus as soon as it is there. */
  focused?: boolean;
  ref?: Ref<HTMLTextAreaElement> | undefined;
}) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => field.current as HTMLTextAreaElement, []);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const offer = caret === null ? null : offerMentions(value.slice(0, caret), members);
  const offered = offer?.offered ?? [];
  const chosen = offered[Math.min(active, offered.length - 1)];

  const follow = () => {
    const element = field.current;
    setCaret(element && element.selectionStart === element.selectionEnd ? element.selectionStart : null);
  };
  const pick = ({ label }: Mentionable) => {
    if (!offer || caret === null) return;
    const before = `${value.slice(0, offer.at)}@${label} `;
    // At once, so that the next key already writes behind the name.
    flushSync(() => {
      onChange(before + value.slice(caret).replace(/^ /, ''));
      setCaret(null);
    });
    field.current?.focus();
    field.current?.setSelectionRange(before.length, before.length);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const used = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      used();
      onSend();
    } else if (chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      used();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setActive((Math.min(active, offered.length - 1) + by + offered.length) % offered.length);
    } else if (chosen && (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) {
      used();
      pick(chosen);
    } else if (event.key === 'Escape') {
      used();
      if (chosen) setCaret(null);
      else onEscape?.();
    }
  };

  return (
    <div className="mention-box">
      {/* The copy behind the field gives it its height. */}
      <div className="mention-field" data-draft={`${value} `}>
        <textarea
          ref={field}
          className="input"
          dir="auto"
          rows={2}
          aria-label={label}
          placeholder={placeholder}
          value={value}
          role="combobox"
          aria-expanded={offered.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
          aria-invalid={errorId ? true : undefined}
          aria-describedby={errorId}
          onChange={({ target }) => {
            setActive(0);
            onChange(target.value);
            setCaret(target.selectionStart);
          }}
          onKeyDown={onKeyDown}
          onKeyUp={({ key }) => (/^(Arrow(Left|Right)|Home|End)$/.test(key) ? follow() : undefined)}
          onClick={follow}
          onBlur={() => setCaret(null)}
        />
      </div>
      <div
        className="mention-list"
        role="listbox"
        id={`${id}-list`}
        aria-label="People to mention"
        hidden={offered.length === 0}
      >
        {offered.map((member) => (
          <div
            key={member.id}
            id={`${id}-${member.id}`}
            role="option"
            tabIndex={-1}
            dir="auto"
            aria-selected={member === chosen}
            // Before the blur, which would close the list.
            onPointerDown={(event) => {
              event.preventDefault();
              pick(member);
            }}
          >
            {member.label}
          </div>
        ))}
      </div>
    </div>
  );
}
