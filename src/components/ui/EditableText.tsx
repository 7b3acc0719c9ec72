'use client';

import { clsx } from 'clsx';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { Button } from './Button';
import { type SaveOutcome, useDraft } from './draft';
import { EditBox } from './EditBox';
import './editable.css';

/** How typing ended; the place around it decides where focus goes. */
export type Leave = 'down' | 'up' | 'next' | 'previous' | 'escape';

export interface EditableTextProps {
  value: string;
  /** Names the text: "Thinking, Checkout". */
  label: string;
  /** A verb, shown where there is no text yet and some may be typed. */
  placeholder: string;
  /** May be opened by a click. A draft that could not be saved shows either way. */
  editable: boolean;
  draftKey: string;
  save: (value: string, base: string) => Promise<SaveOutcome>;
  /** Every text that is saved is one more: the field is free again at once. */
  adding?: boolean;
  multiline?: boolean;
  /** A longer text stays in the field, with the reason. */
  maxLength: number;
  /** Known values to choose from; anything else may still be typed. */
  suggestions?: readonly string[];
  /** Drawn before a suggestion. */
  mark?: (suggestion: string) => ReactNode;
  onLeave?: (how: Leave, from: HTMLElement) => void;
  onOrphan?: (draft: string) => void;
  /** −1 where something around it, e.g. a grid, holds the tab stop. */
  tabIndex?: number;
  className?: string;
  /** How the value looks while it is not edited. */
  children?: ReactNode;
}

/**
 * Text that is edited where it stands: Enter and Tab save and go on, with Shift they go back, Esc gives up, leaving
 * saves; what waits to be sent may be opened again. A new line is Alt or Ctrl with Enter, on its own Shift with Enter
 * too. What could not be saved stays here with the reason; what somebody else saved meanwhile is shown beside it, and
 * the reader chooses.
 */
export function EditableText({
  value,
  label,
  placeholder,
  editable,
  draftKey,
  save,
  adding = false,
  multiline = false,
  maxLength,
  suggestions,
  mark,
  onLeave,
  onOrphan,
  tabIndex,
  className,
  children,
}: EditableTextProps) {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const caret = useRef<number | null>(null);
  const { state, open, change, commit, drop, keepMine } = useDraft({
    value,
    label,
    draftKey,
    maxLength,
    multiline,
    adding,
    save,
    onOrphan,
  });
  const { phase, draft, theirs, message } = state;
  const waits = useLong(phase === 'saving');
  // From when it shows all around what is on its way shows here like everywhere: it may be taken back meanwhile.
  const [landed, setLanded] = useState(false);
  if (landed ? phase !== 'saving' : phase === 'saving' && value === draft) setLanded(!landed);

  const leave = (how: Leave) => {
    const from = root.current;
    if (from) onLeave?.(how, from);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The grid around must not take these keys for its own.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      // What could not be saved is given up by its own button only.
      if (phase === 'editing') drop();
      leave('escape');
    } else if (
      event.key === 'Enter' &&
      multiline &&
      (event.altKey || event.ctrlKey || (event.shiftKey && !onLeave))
    ) {
      event.preventDefault();
      if (event.target instanceof HTMLTextAreaElement) change(withNewline(event.target));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (commit()) leave(event.shiftKey ? 'up' : 'down');
    } else if (event.key === 'Tab' && onLeave && phase === 'editing') {
      event.preventDefault();
      if (commit()) leave(event.shiftKey ? 'previous' : 'next');
    }
  };

  if (phase === 'idle' || phase === 'saving') {
    const shown = phase === 'saving' && !landed ? draft : value;
    const content = phase === 'idle' && shown !== '' && children ? children : shown;
    return (
      <div ref={root} className={clsx('editable', className)} aria-busy={phase === 'saving' || undefined}>
        {editable && (phase === 'idle' || waits) ? (
          <button
            type="button"
            data-edit
            dir="auto"
            className={clsx(phase === 'saving' && 'saving')}
            aria-label={shown === '' ? `${placeholder}: ${label}` : `${label}: ${shown}`}
            tabIndex={tabIndex}
            onClick={(event) => {
              event.stopPropagation();
              caret.current = suggestions ? null : caretAt(event, shown);
              open();
            }}
          >
            {content === '' ? <span className="addc">{placeholder}</span> : content}
          </button>
        ) : (
          <span dir="auto" className={clsx(phase === 'saving' && 'saving')}>
            {content}
          </span>
        )}
      </div>
    );
  }

  return (
    <div ref={root} className={clsx('editable', className)}>
      <div className={clsx('edbox', phase !== 'editing' && 'wide')}>
        {phase === 'conflict' ? (
          <div className="edbox-theirs">
            <b>Theirs</b>
            <p dir="auto">{theirs === '' ? 'Nothing' : theirs}</p>
            <b>Yours</b>
          </div>
        ) : null}
        <EditBox
          id={id}
          label={label}
          draft={draft}
          typed={draft !== (state.sent ?? state.base)}
          suggestions={suggestions ?? null}
          mark={mark}
          focused={phase === 'editing'}
          caret={caret}
          onChange={change}
          onKeyDown={onKeyDown}
          onBlur={() => {
            if (phase === 'editing') commit();
          }}
          onPick={(text) => {
            if (commit(text)) leave('down');
          }}
        />
        {phase === 'editing' ? (
          <small>
            {suggestions && draft !== '' && !suggestions.includes(draft) ? '↵ add new' : '↵ save'}
            {onLeave ? ' · Esc' : ' · Esc cancel'}
          </small>
        ) : (
          <>
            <p className="edbox-why" role="alert">
              {message}
            </p>
            <div className="row">
              {phase === 'conflict' ? (
                <>
                  <Button size="s" kind="primary" onClick={keepMine}>
                    Keep mine
                  </Button>
                  <Button size="s" onClick={drop}>
                    Take theirs
                  </Button>
                </>
              ) : (
                <>
                  <Button size="s" kind="primary" onClick={() => commit()}>
                    Try again
                  </Button>
                  <Button size="s" onClick={drop}>
                    Discard
                  </Button>
                </>
              )}
            </div>
          </>
        )}
      </div>
    </div>
  );
}

const LONG_MS = 3_000;

/** Whether something has gone on for so long that nobody should wait for it to end. */
function useLong(goesOn: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!goesOn) return;
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [goesOn]);
  return long;
}

/** Before which letter of the text a click fell; its end where that cannot be said, null where it was a key. */
function caretAt({ detail, clientX, clientY }: MouseEvent, text: string): number | null {
  if (detail === 0) return null;
  const at = document.caretPositionFromPoint?.(clientX, clientY);
  return at?.offsetNode.textContent === text ? at.offset : text.length;
}

/** Puts a line break where the caret stands; the text with it. */
function withNewline(field: HTMLTextAreaElement): string {
  field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
  return field.value;
}
