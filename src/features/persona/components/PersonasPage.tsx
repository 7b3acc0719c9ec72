'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { EditableText } from '@/components/ui/EditableText';
import { useToast } from '@/components/ui/Toast';
import { TEXT_LENGTH } from '@/contract/limits';
import { formatCount } from '@/domain/format';
import { can, type Role } from '@/domain/permissions';
import { numberOf } from '@/features/evidence/prepare';
import { Entries } from '@/features/workspace/components/Entries';
import { Entry } from '@/features/workspace/components/Entry';
import { usePersonaEdits, usePersonas } from '../client';
import { tellShares } from '../prepare';
import type { PersonaView } from '../schema';

/** The kinds of customers: who they are, what they want, how many of all they are. */
export function PersonasPage({ workspace, role }: { workspace: string; role: Role }) {
  const mayEdit = can(role, 'map:edit');
  const query = usePersonas(workspace);
  const { add } = usePersonaEdits(workspace);
  const all = query.data ?? [];
  const present = all.filter(({ archived }) => !archived);
  const archived = all.filter(({ archived }) => archived);
  const shares = tellShares(present.map(({ share }) => share));
  return (
    <>
      <Entries
        title="Personas"
        intro="Kinds of customers. Maps are drawn for them, and scores can be narrowed to one."
        what="persona"
        query={query}
        count={present.length}
        empty="Different customers start differently and take different paths. Name the kinds you know."
        add={(name) => add({ name })}
        mayEdit={mayEdit}
      >
        {present.map((persona) => (
          <Persona key={persona.id} workspace={workspace} persona={persona} mayEdit={mayEdit} />
        ))}
        {shares ? (
          <li className="py-3 t12">
            <span className={shares.over ? 'text-danger' : 'mute'} role="status">
              {shares.text}
            </span>
          </li>
        ) : null}
      </Entries>
      {archived.length > 0 ? (
        <section className="sec">
          <header>
            <h2>Archived personas</h2>
            <p>Not offered anymore. Their ratings are kept and still count among all customers.</p>
          </header>
          <ul className="body entries">
            {archived.map((persona) => (
              <Archived key={persona.id} workspace={workspace} persona={persona} mayEdit={mayEdit} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Persona({
  workspace,
  persona,
  mayEdit,
}: {
  workspace: string;
  persona: PersonaView;
  mayEdit: boolean;
}) {
  const { id, name, goals, share, slug, ratings, maps } = persona;
  const { set, archive, restore } = usePersonaEdits(workspace);
  const saveShare = async (value: string, base: string) => {
    const next = value === '' ? null : numberOf(value);
    if (next === null && value !== '')
      return { kind: 'failed' as const, message: 'Give the share as a number from 0 to 100, such as 42.' };
    return set(id, { field: 'share', base: base === '' ? null : numberOf(base), value: next });
  };
  return (
    <Entry
      what="persona"
      id={id}
      name={name}
      mayEdit={mayEdit}
      rename={(value, base) => set(id, { field: 'name', base, value })}
      remove={{
        verb: 'Archive',
        run: () => archive(id),
        done: `${name} is archived. Its ratings are kept.`,
        undo: () => restore(id),
      }}
    >
      <dl className="entry-fields">
        <div>
          <dt>Goals</dt>
          <dd>
            <EditableText
              value={goals}
              label={`Goals, ${name}`}
              placeholder={mayEdit ? 'Say what they want' : 'Not said'}
              editable={mayEdit}
              draftKey={`persona:${id}:goals`}
              save={(value, base) => set(id, { field: 'goals', base, value })}
              multiline
              maxLength={TEXT_LENGTH}
            />
          </dd>
        </div>
        <div>
          <dt>Share of customers</dt>
          <dd>
            <EditableText
              value={share === null ? '' : String(share)}
              label={`Share of customers in percent, ${name}`}
              placeholder={mayEdit ? 'Estimate in percent' : 'Not said'}
              editable={mayEdit}
              draftKey={`persona:${id}:share`}
              save={saveShare}
              maxLength={8}
            >
              <span className="num">{share}%</span>
            </EditableText>
          </dd>
        </div>
        <div>
          <dt>Heard</dt>
          <dd className="mute">
            {ratings === 0 ? 'No ratings yet' : formatCount(ratings, 'rating')} · in snippets{' '}
            <code className="t12">{slug}</code>
          </dd>
        </div>
        <div>
          <dt>Maps</dt>
          <dd>
            {maps.length === 0 ? <span className="mute">None is drawn for it</span> : null}
            {maps.map((map, index) => (
              <span key={map.id}>
                {index > 0 ? ', ' : ''}
                <Link href={`/w/${workspace}/maps/${map.id}`} dir="auto">
                  {map.name}
                </Link>
              </span>
            ))}
          </dd>
        </div>
      </dl>
    </Entry>
  );
}

function Archived({
  workspace,
  persona: { id, name, ratings },
  mayEdit,
}: {
  workspace: string;
  persona: PersonaView;
  mayEdit: boolean;
}) {
  const { restore, remove } = usePersonaEdits(workspace);
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const say = (problem: string | null) => (problem ? toast(problem) : undefined);
  return (
    <li className="entry">
      <span dir="auto">
        {name} <span className="mute t12">{formatCount(ratings, 'rating')}</span>
      </span>
      {mayEdit ? (
        <span className="row">
          <Button size="s" aria-label={`Restore ${name}`} onClick={() => void restore(id).then(say)}>
            Restore
          </Button>
          {ratings === 0 && !asking ? (
            <Button size="s" kind="ghost" aria-label={`Delete ${name}`} onClick={() => setAsking(true)}>
              Delete
            </Button>
          ) : null}
        </span>
      ) : null}
      {asking ? (
        <div className="entry-fields row flex-wrap" role="alert">
          <span>Its goals and its place on maps are lost. This cannot be undone.</span>
          <Button size="s" onClick={() => void remove(id).then(say)}>
            Delete {name}
          </Button>
          <Button size="s" kind="ghost" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </div>
      ) : null}
    </li>
  );
}
