'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { useToast } from '@/components/ui/Toast';
import type { Asking } from '@/contract/widget';
import { can, type Role } from '@/domain/permissions';
import { type Failure, failureOf, unreadOf } from '@/features/map/client';
import { useAsking, useSetAsking } from '../client';
import type { AskingField } from '../schema';
import { AskingConflict } from './AskingConflict';
import { ThemeForm } from './ThemeForm';
import { type AskingDrafting, useAskingDraft } from './useAskingDraft';
import './asking.css';

/** How all surveys of the workspace ask: how often, with what consent, in which colours. */
export function AskingPage({ workspace, role }: { workspace: string; role: Role }) {
  const { data, error } = useAsking(workspace);
  if (!data) return error ? <p className="text-danger">{unreadOf(error)}</p> : <div className="skel" />;
  return <AskingForms workspace={workspace} asking={data} mayEdit={can(role, 'workspace:edit')} />;
}

const OFTEN: readonly AskingField[] = ['questions', 'days', 'consent'];
const LOOK: readonly AskingField[] = ['mode', 'accent', 'paper', 'ink', 'radius', 'font', 'side'];

function AskingForms({
  workspace,
  asking,
  mayEdit,
}: {
  workspace: string;
  asking: Asking;
  mayEdit: boolean;
}) {
  const set = useSetAsking(workspace);
  const toast = useToast();
  const drafting = useAskingDraft(asking);
  const [sent, setSent] = useState(OFTEN);
  const save = (fields: typeof sent, said: string) => {
    const edit = drafting.edit(fields);
    if (!edit) return;
    setSent(fields);
    set.mutate({ workspace, ...edit }, { onSuccess: () => toast(said) });
  };
  const failure = set.error ? failureOf(set.error) : null;
  const form = (fields: typeof sent, said: string) => ({
    drafting,
    fields,
    mayEdit,
    busy: set.isPending && sent === fields,
    // What met is shown with both texts; the sentence of the refusal would say it twice.
    failure: sent === fields && failure?.code !== 'conflict' ? failure : null,
    onSave: () => save(fields, said),
  });
  return (
    <>
      <HowOften {...form(OFTEN, 'Saved. Pages follow within seconds.')} />
      <ThemeForm {...form(LOOK, 'Saved. Surveys wear it within seconds.')} />
    </>
  );
}

export interface AskingFormProps {
  drafting: AskingDrafting;
  /** Those of this form. */
  fields: readonly AskingField[];
  mayEdit: boolean;
  busy: boolean;
  failure: Failure | null;
  onSave: () => void;
}

function HowOften({ drafting, fields, mayEdit, busy, failure, onSave }: AskingFormProps) {
  const { draft, set } = drafting;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <section className="sec">
      <header>
        <h2>How often a person is asked</h2>
      </header>
      <form className="body asking-form" onSubmit={submit}>
        <p className="mute">
          One budget for each person, across all touchpoints. Whoever opens a survey by themselves, by a link,
          a tab or a button, may always answer.
        </p>
        <div className="asking-pair">
          <Field
            label="Questions at most"
            type="number"
            min={1}
            max={100}
            required
            readOnly={!mayEdit}
            value={draft.questions}
            onChange={({ target }) => set({ questions: target.value })}
          />
          <Field
            label="in so many days"
            type="number"
            min={1}
            max={365}
            required
            readOnly={!mayEdit}
            value={draft.days}
            onChange={({ target }) => set({ days: target.value })}
          />
        </div>
        <label className="asking-check">
          <input
            type="checkbox"
            checked={draft.consent !== ''}
            disabled={!mayEdit}
            onChange={({ target }) => set({ consent: target.checked ? 'true' : '' })}
          />
          <span>
            Store nothing in browsers before consent
            <small>
              Until a page calls <code>touchline('consent')</code>, answers are sent and nothing is kept.
            </small>
          </span>
        </label>
        <p role="alert" className="text-danger empty:hidden">
          {failure?.message}
        </p>
        <AskingConflict fields={fields} drafting={drafting} />
        {mayEdit ? (
          <Button type="submit" busy={busy} disabled={!drafting.edit(fields)}>
            Save
          </Button>
        ) : (
          <p className="mute t12">Admins can change this.</p>
        )}
      </form>
    </section>
  );
}
