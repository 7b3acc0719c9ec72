'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { useToast } from '@/components/ui/Toast';
import type { Asking, Theme } from '@/contract/widget';
import { can, type Role } from '@/domain/permissions';
import { failureOf } from '@/features/map/client';
import { useAsking, useSetAsking } from '../client';
import { USUAL_BUDGET } from '../schema';
import { ThemeForm } from './ThemeForm';
import './asking.css';

/** How all surveys of the workspace ask: how often, with what consent, in which colours. */
export function AskingPage({ workspace, role }: { workspace: string; role: Role }) {
  const { data, error } = useAsking(workspace);
  if (!data)
    return error ? <p className="text-danger">{failureOf(error).message}</p> : <div className="skel" />;
  return <AskingForms workspace={workspace} asking={data} mayEdit={can(role, 'workspace:edit')} />;
}

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
  const [sent, setSent] = useState<'often' | 'look'>('often');
  const save = (which: typeof sent, change: Asking, said: string) => {
    setSent(which);
    set.mutate({ workspace, ...change }, { onSuccess: () => toast(said) });
  };
  const failure = set.error ? failureOf(set.error) : null;
  const { theme, ...rest } = asking;
  return (
    <>
      <HowOften
        asking={asking}
        mayEdit={mayEdit}
        busy={set.isPending && sent === 'often'}
        fault={sent === 'often' ? failure?.message : undefined}
        onSave={(change) =>
          save('often', theme ? { ...change, theme } : change, 'Saved. Pages follow within seconds.')
        }
      />
      <ThemeForm
        theme={theme ?? {}}
        mayEdit={mayEdit}
        busy={set.isPending && sent === 'look'}
        failure={sent === 'look' ? failure : null}
        onSave={(next: Theme) =>
          save(
            'look',
            Object.keys(next).length > 0 ? { ...rest, theme: next } : rest,
            'Saved. Surveys wear it within seconds.',
          )
        }
      />
    </>
  );
}

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

function HowOften({
  asking,
  mayEdit,
  busy,
  fault,
  onSave,
}: {
  asking: Asking;
  mayEdit: boolean;
  busy: boolean;
  fault: string | undefined;
  onSave: (change: Asking) => void;
}) {
  const budget = asking.budget ?? USUAL_BUDGET;
  const [questions, setQuestions] = useState(`${budget.questions}`);
  const [days, setDays] = useState(`${budget.days}`);
  const [consent, setConsent] = useState(asking.consent === true);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({
      budget: { questions: numberOf(questions), days: numberOf(days) },
      ...(consent ? { consent: true as const } : {}),
    });
  };
  const changed =
    questions !== `${budget.questions}` || days !== `${budget.days}` || consent !== (asking.consent === true);
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
            value={questions}
            onChange={({ target }) => setQuestions(target.value)}
          />
          <Field
            label="in so many days"
            type="number"
            min={1}
            max={365}
            required
            readOnly={!mayEdit}
            value={days}
            onChange={({ target }) => setDays(target.value)}
          />
        </div>
        <label className="asking-check">
          <input
            type="checkbox"
            checked={consent}
            disabled={!mayEdit}
            onChange={({ target }) => setConsent(target.checked)}
          />
          <span>
            Store nothing in browsers before consent
            <small>
              Until a page calls <code>touchline('consent')</code>, answers are sent and nothing is kept.
            </small>
          </span>
        </label>
        <p role="alert" className="text-danger empty:hidden">
          {fault}
        </p>
        {mayEdit ? (
          <Button type="submit" busy={busy} disabled={!changed}>
            Save
          </Button>
        ) : (
          <p className="mute t12">Admins can change this.</p>
        )}
      </form>
    </section>
  );
}
