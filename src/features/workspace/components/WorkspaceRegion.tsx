'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Select } from '@/components/ui/Select';
import { useToast } from '@/components/ui/Toast';
import { formatNumber } from '@/domain/format';
import { LANGUAGES, languageName } from '@/lib/languages';
import { useSetLocale, useSetTimeZone } from '../client';
import type { WorkspaceFacts } from '../schema';

interface Settings {
  workspace: string;
  locale: string;
  timeZone: string;
}

/** Language and time zone of the workspace, for those who may change them. */
export function WorkspaceRegion({ facts, ...settings }: Settings & { facts: WorkspaceFacts | undefined }) {
  return (
    <section className="sec">
      <header>
        <h2>Language and time</h2>
      </header>
      <div className="body grid gap-6">
        <Language {...settings} />
        <Zone {...settings} counted={facts?.counted ?? true} ratings={facts?.ratings ?? 0} />
      </div>
    </section>
  );
}

function Language({ workspace, locale }: Settings) {
  const save = useSetLocale();
  const toast = useToast();
  const [chosen, setChosen] = useState(locale);
  // The present one is always among them.
  const tags = [...new Set([...LANGUAGES, locale])];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      { workspace, locale: chosen },
      { onSuccess: () => toast(`Surveys fall back to ${languageName(chosen)} now.`) },
    );
  };
  return (
    <form className="settings-form" onSubmit={submit}>
      <Select
        label="Default language of surveys"
        hint="Customers whose language a survey does not speak are asked in this one. A survey without texts in it keeps its present words until you translate them."
        value={chosen}
        onChange={setChosen}
        options={tags
          .map((value) => ({ value, label: languageName(value) }))
          .toSorted((a, b) => a.label.localeCompare(b.label, 'en'))}
      />
      <p role="alert" className="text-danger empty:hidden">
        {save.error?.message}
      </p>
      {chosen === locale ? null : (
        <Button type="submit" busy={save.isPending}>
          Change language
        </Button>
      )}
    </form>
  );
}

function Zone({ workspace, timeZone, counted, ratings }: Settings & { counted: boolean; ratings: number }) {
  const save = useSetTimeZone();
  const toast = useToast();
  const [chosen, setChosen] = useState(timeZone);
  const zones = [...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      { workspace, timeZone: chosen },
      { onSuccess: () => toast(`Days are days of ${chosen} now.`) },
    );
  };
  const said = ratings > 0 ? `${formatNumber(ratings)} ratings are` : 'What surveys heard is';
  return (
    <form className="settings-form" onSubmit={submit}>
      <Select
        label="Time zone"
        hint={
          counted
            ? `${said} counted by the days of this zone already. Another zone would cut the days differently, so it stays.`
            : 'A day in every figure is a day of this zone. It can be changed until the first survey is shown or answered.'
        }
        value={chosen}
        disabled={counted}
        onChange={setChosen}
        options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
      />
      <p role="alert" className="text-danger empty:hidden">
        {save.error?.message}
      </p>
      {chosen === timeZone ? null : (
        <Button type="submit" busy={save.isPending}>
          Change time zone
        </Button>
      )}
    </form>
  );
}
