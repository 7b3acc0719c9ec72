'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Segmented } from '@/components/ui/Segmented';
import { failureOf } from '@/features/map/client';
import { useShareActions } from '../client';
import { LIFETIMES, type Lifetime } from '../schema';
import { OriginsField, originsIn } from './OriginsField';

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
  const [comments, setComments] = useState(false);
  const [embedding, setEmbedding] = useState(false);
  const [origins, setOrigins] = useState('');
  const { create } = useShareActions();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      {
        workspace,
        map,
        name,
        days: daysOf(lifetime),
        numbers,
        comments: numbers && comments,
        origins: embedding ? originsIn(origins) : [],
      },
      {
        onSuccess: () => {
          setName('');
          setEmbedding(false);
          setOrigins('');
        },
      },
    );
  };
  const failure = create.error ? failureOf(create.error) : null;
  const ofOrigins = failure?.issues?.some(({ path }) => path.startsWith('origins')) ?? false;
  const named = !embedding || originsIn(origins).length > 0;
  return (
    <form className="grid gap-3" onSubmit={submit}>
      <Field
        label="Who or what it is for"
        value={name}
        required
        placeholder="The agency"
        onChange={(event) => setName(event.target.value)}
        error={ofOrigins ? undefined : failure?.message}
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
      <label className="row">
        <input
          type="checkbox"
          checked={numbers && comments}
          disabled={!numbers}
          onChange={({ target }) => setComments(target.checked)}
        />
        <span className={numbers ? undefined : 'mute'}>
          Show customers’ comments and answers, without who wrote them
          {numbers ? '' : ' (with scores only)'}
        </span>
      </label>
      <label className="row">
        <input type="checkbox" checked={embedding} onChange={({ target }) => setEmbedding(target.checked)} />
        <span>Allow embedding in other pages</span>
      </label>
      {embedding ? (
        <OriginsField
          value={origins}
          onChange={setOrigins}
          error={ofOrigins ? failure?.message : undefined}
        />
      ) : null}
      <span className="row">
        <Button type="submit" kind="primary" disabled={!name.trim() || !named} busy={create.isPending}>
          Make link
        </Button>
        <span className="mute t12" role="status">
          {create.data && !create.isPending ? 'The link is made. Copy it from the list.' : ''}
        </span>
      </span>
    </form>
  );
}
