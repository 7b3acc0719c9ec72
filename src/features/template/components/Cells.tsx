import { type FormEvent, useId, useState } from 'react';
import type { z } from 'zod';
import { Button } from '@/components/ui/Button';
import { line, type MapStage, wrongWith } from '@/features/map/schema';

const NAME = line();

/** An input that looks like text until it is worked on; saves when left or on Enter. What does not fit stays in it. */
export function Cell({
  label,
  value,
  rule,
  placeholder,
  list,
  onSave,
}: {
  label: string;
  value: string;
  rule: z.ZodType<unknown, string>;
  placeholder?: string;
  list?: string;
  onSave: (value: string) => void;
}) {
  const id = useId();
  const [fault, setFault] = useState<string>();
  return (
    <>
      <input
        key={value}
        className="onboarding-cell"
        aria-label={label}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? id : undefined}
        defaultValue={value}
        placeholder={placeholder}
        list={list}
        dir="auto"
        onBlur={({ currentTarget }) => {
          const typed = currentTarget.value;
          const wrong = typed.trim() === '' ? undefined : wrongWith(rule, typed);
          setFault(wrong);
          if (!wrong) onSave(typed);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      <p id={id} role="alert" className="t12 text-danger empty:hidden">
        {fault}
      </p>
    </>
  );
}

/** The last row of a stage. What was not stored is in it again. */
export function AddRow({
  stage,
  busy,
  onAdd,
}: {
  stage: MapStage;
  busy: boolean;
  onAdd: (name: string) => Promise<unknown>;
}) {
  const id = useId();
  const [name, setName] = useState('');
  const fault = name.trim() === '' ? undefined : wrongWith(NAME, name);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim() || fault || busy) return;
    setName('');
    onAdd(name.trim()).catch(() => setName((later) => (later === '' ? name : later)));
  };
  return (
    <tr>
      <td colSpan={3}>
        <form onSubmit={add} className="row">
          <input
            className="onboarding-cell"
            aria-label={`Add a touchpoint to ${stage.name}`}
            aria-invalid={fault ? true : undefined}
            aria-describedby={fault ? id : undefined}
            placeholder="Add touchpoint"
            value={name}
            dir="auto"
            onChange={(event) => setName(event.target.value)}
          />
          {name.trim() ? (
            <Button type="submit" size="s">
              Add
            </Button>
          ) : null}
        </form>
        <p id={id} role="alert" className="t12 text-danger empty:hidden">
          {fault}
        </p>
      </td>
    </tr>
  );
}
