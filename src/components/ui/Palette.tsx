'use client';

import { Dialog as Radix } from 'radix-ui';
import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { search } from '@/lib/fuzzy';
import { useSingleKeys } from '@/lib/use-single-keys';
import { onEscape } from './escape';
import { Icon } from './Icon';
import './palette.css';

/** Something that can be found by typing and done. */
export interface Command {
  id: string;
  label: string;
  /** Under which head it stands: "Touchpoints" */
  group: string;
  /** Tells apart what has the same name: "in Delivery" */
  detail?: string;
  /** Keys that do the same: "Ctrl Z" */
  keys?: string;
  run: () => void;
}

const MOST = 60;
/** Options under a head; a fieldset may not stand in a listbox. */
const groupOf = (name: string) => ({ role: 'group', 'aria-label': name });
const textOf = ({ label, detail = '', group }: Command) => `${label} ${detail} ${group}`;
const find = (wanted: string, commands: readonly Command[]) => [
  ...Map.groupBy(search(wanted, commands, textOf).slice(0, MOST), ({ group }) => group),
];

/** A field in which commands are found by typing a part of them; the arrows choose, Enter runs. */
export function Palette({
  typed: first = '',
  label,
  placeholder,
  commands,
  onClose,
  empty,
}: {
  /** What stands in the field to begin with. */
  typed?: string;
  label: string;
  placeholder: string;
  commands: readonly Command[];
  onClose: () => void;
  /** Where nothing is found. */
  empty: ReactNode;
}) {
  const id = useId();
  const [typed, setTyped] = useState(first);
  const singleKeys = useSingleKeys();
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  /** Runs when the focus is back where it was, so that a command may take it elsewhere. */
  const chosen = useRef<Command | null>(null);
  const wanted = useDeferredValue(typed);
  const groups = useMemo(() => find(wanted, commands), [wanted, commands]);
  const shown = groups.flatMap(([, found]) => found);
  const current = shown[Math.min(active, shown.length - 1)];

  const run = (command: Command | undefined) => {
    if (!command) return;
    chosen.current = command;
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      // Who types faster than the list follows means what is typed, not what is still shown.
      run(wanted === typed ? current : find(typed, commands)[0]?.[1][0]);
    } else if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      const next = (Math.min(active, shown.length - 1) + step + shown.length) % shown.length;
      setActive(next);
      list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: 'nearest' });
    }
  };

  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-scrim" />
        <Radix.Content
          className="palette"
          aria-describedby={undefined}
          onKeyDown={onEscape(onClose)}
          onCloseAutoFocus={() => {
            const command = chosen.current;
            // After the focus went back, which happens right behind this.
            if (command) setTimeout(command.run);
          }}
        >
          <Radix.Title className="vh">{label}</Radix.Title>
          <div className="palette-field">
            <Icon name="search" />
            <input
              type="text"
              role="combobox"
              aria-label={label}
              aria-expanded={shown.length > 0}
              aria-controls={`${id}-list`}
              aria-autocomplete="list"
              aria-activedescendant={current ? `${id}-${current.id}` : undefined}
              autoComplete="off"
              spellCheck={false}
              placeholder={placeholder}
              value={typed}
              onChange={({ target }) => {
                setTyped(target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
            />
            <span className="kbd">Esc</span>
          </div>
          <div ref={list} id={`${id}-list`} className="palette-list" role="listbox" aria-label={label}>
            {groups.map(([group, found]) => (
              <div key={group} {...groupOf(group)}>
                <p className="palette-group" aria-hidden="true">
                  {group}
                </p>
                {found.map((command) => (
                  <div
                    key={command.id}
                    id={`${id}-${command.id}`}
                    className="palette-item"
                    role="option"
                    tabIndex={-1}
                    aria-selected={command === current}
                    onPointerMove={() => setActive(shown.indexOf(command))}
                    onPointerUp={() => run(command)}
                  >
                    <bdi className="trunc">{command.label}</bdi>
                    {command.detail ? <bdi className="mute t12 trunc">{command.detail}</bdi> : null}
                    <span className="grow" />
                    {command.keys && (singleKeys || command.keys.length > 1) ? (
                      <span className="kbd">{command.keys}</span>
                    ) : null}
                  </div>
                ))}
              </div>
            ))}
          </div>
          {shown.length === 0 ? (
            <p className="palette-none mute" role="status">
              {empty}
            </p>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
