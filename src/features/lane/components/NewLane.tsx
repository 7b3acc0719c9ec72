'use client';

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { OWN_KINDS, type OwnKind } from '../schema';

const KIND_NAMES: Readonly<Record<OwnKind, string>> = {
  text: 'Text',
  number: 'Number',
  emotion: 'Emotion',
  list: 'List',
  image: 'Image',
};

/** Adds a lane of the workspace's own, below the others. */
export function NewLane({ focused }: { focused: boolean }) {
  const { actions } = useMapEditing();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<OwnKind>('text');
  const [name, setName] = useState('');
  const [unit, setUnit] = useState('');
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    // After the list around it has taken the focus for itself.
    const frame = focused ? requestAnimationFrame(() => field.current?.focus()) : 0;
    return () => cancelAnimationFrame(frame);
  }, [focused]);

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setMessage('The name is empty. Type something.');
    setBusy(true);
    // The field is free at once: the next name may be typed while this one is on its way.
    setName('');
    setUnit('');
    field.current?.focus();
    const outcome = await actions.addLane(kind, name.trim(), kind === 'number' ? unit.trim() : '');
    setBusy(false);
    setMessage(outcome.kind === 'saved' ? '' : outcome.message);
    if (outcome.kind === 'saved') return;
    setName((next) => next || name);
    setUnit((next) => next || unit);
  };

  return (
    <form className="new-lane" onSubmit={onSubmit}>
      <label htmlFor={id}>New lane</label>
      <div className="row">
        <input
          id={id}
          ref={field}
          className="input s"
          dir="auto"
          autoComplete="off"
          value={name}
          placeholder="Name"
          aria-invalid={message ? true : undefined}
          aria-describedby={`${id}-why`}
          onChange={({ target }) => setName(target.value)}
        />
        <select
          className="input s"
          aria-label="What it holds"
          value={kind}
          onChange={({ target }) => setKind(OWN_KINDS.find((one) => one === target.value) ?? 'text')}
        >
          {OWN_KINDS.map((one) => (
            <option key={one} value={one}>
              {KIND_NAMES[one]}
            </option>
          ))}
        </select>
        {kind === 'number' ? (
          <input
            className="input s unit"
            aria-label="Unit"
            placeholder="Unit"
            autoComplete="off"
            value={unit}
            onChange={({ target }) => setUnit(target.value)}
          />
        ) : null}
        <Button size="s" kind="primary" type="submit" busy={busy}>
          Add lane
        </Button>
      </div>
      <p id={`${id}-why`} className="edbox-why t12" role="alert">
        {message}
      </p>
    </form>
  );
}
