'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Segmented } from '@/components/ui/Segmented';
import { failureOf } from '@/features/map/client';
import { NAME_LENGTH } from '@/features/map/schema';
import { useShareActions } from '../client';
import { LIFETIMES, type Lifetime } from '../schema';

const NEVER = 'never';
const LIFETIME_OPTIONS = LIFETIMES.map((days) => ({
  value: days === null ? NEVER : String(days),
  label: days === null ? 'No end' : `${days} days`,
}));
const daysOf = (value: string): Lifetime => LIFETIMES.find((days) => String(days) === value) ?? null;

/** Makes a link. */
export function ShareForm({ workspace, map }: { workspace: string; map: string }) {
  const [name, setName] = useState('');
  const [lifetime, setLifetime] = useState('30');
  const [numbers, setNumbers] = useState(false);
  const { create } = useShareActions();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { workspace, map, name, days: daysOf(lifetime), numbers },
      {
        onSuccess: () => setName(''),
      },
    );
  };
  return (
    <form className="grid gap-3" onSubmit={submit}>
      <Field
        label="Who or what it is for"
        value={name}
        required
        maxLength={NAME_LENGTH}
        placeholder="The agency"
        onChange={(event) => setName(event.target.value)}
        error={create.error ? failureOf(create.error).message : undefined}
        hint="Only you and your colleagues see this name."
      />
      <div className="grid gap-1">
        <span className="t12 ink2" aria-hidden="true">
          It works for
        </span>
        <Segmented label="It works for" options={LIFETIME_OPTIONS} value={lifetime} onChange={setLifetime} />
      </div>
      <label className="row">
        <input type="checkbox" checked={numbers} onChange={({ target }) => setNumbers(target.checked)} />
        <span>Show scores, numbers of ratings and desired levels</span>
      </label>
      <span className="row">
        <Button type="submit" kind="primary" disabled={!name.trim()} busy={create.isPending}>
          Make link
        </Button>
        <span className="mute t12" role="status">
          {create.data && !create.isPending ? 'The link is made. Copy it from the list.' : ''}
        </span>
      </span>
    </form>
  );
}
