'use client';

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Select } from '@/components/ui/Select';
import { useToast } from '@/components/ui/Toast';
import { failureOf } from '@/features/map/client';
import { LANGUAGES, languageName } from '@/lib/languages';
import { useSetLocale, useSetTimeZone } from '../client';
import type { WorkspaceFacts } from '../schema';

interface Settings {
  workspace: string;
  locale: string;
  timeZone: string;
  /** 1 (Monday) to 7 (Sunday). */
  weekStart: number;
}

/** Language and time zone of the workspace, for those who may change them. */
export function WorkspaceRegion({ facts, ...settings }: Settings & { facts: WorkspaceFacts | undefined }) {
  const { timeZone } = settings;
  const toast = useToast();
  const before = useRef(timeZone);
  // However long it took, and whoever asked for it.
  useEffect(() => {
    if (before.current !== timeZone) toast(`Days are days of ${timeZone} now.`);
    before.current = timeZone;
  }, [timeZone, toast]);
  return (
    <section className="sec">
      <header>
        <h2>Language and time</h2>
      </header>
      <div className="body grid gap-6">
        <Language {...settings} />
        <Zone key={timeZone} {...settings} change={facts?.zoneChange ?? null} />
      </div>
    </section>
  );
}

function Language(settings: Settings) {
  const { workspace, locale } = settings;
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
        hint={`Customers whose language a survey does not speak are asked in this one. A survey without texts in it keeps its present words until you translate them. ${weekText(settings)}`}
        value={chosen}
        onChange={setChosen}
        options={tags
          .map((value) => ({ value, label: languageName(value) }))
          .toSorted((a, b) => a.label.localeCompare(b.label, 'en'))}
      />
      <p role="alert" className="text-danger empty:hidden">
        {save.error && failureOf(save.error).message}
      </p>
      {chosen === locale ? null : (
        <Button type="submit" busy={save.isPending}>
          Change language
        </Button>
      )}
    </form>
  );
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** "English" alone is taken for that of the United States, where weeks begin on another day than in Britain. */
const weekText = ({ locale, weekStart }: Settings): string =>
  `Weeks in figures begin on ${WEEKDAYS[weekStart - 1]}, as usual in ${languageName(regionalOf(locale))}.`;

function regionalOf(tag: string): string {
  const { language, region } = new Intl.Locale(tag).maximize();
  return region ? `${language}-${region}` : tag;
}

/** By any part of its name: nobody reads through four hundred. */
function Zone({ workspace, timeZone, change }: Settings & { change: WorkspaceFacts['zoneChange'] }) {
  const save = useSetTimeZone();
  const toast = useToast();
  const list = useId();
  const [typed, setTyped] = useState(timeZone);
  /** They are done typing: what is there then must be a zone. */
  const [done, setDone] = useState(false);
  const zones = [...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted();
  const chosen = zones.find((zone) => wordsOf(zone) === wordsOf(typed)) ?? alsoCalled(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setDone(true);
    if (!chosen) return;
    setTyped(chosen);
    save.mutate({ workspace, timeZone: chosen });
  };
  const keep = () => {
    setTyped(timeZone);
    save.mutate({ workspace, timeZone }, { onSuccess: () => toast(`Days stay days of ${timeZone}.`) });
  };
  return (
    <form className="settings-form" onSubmit={submit}>
      <Field
        label="Time zone"
        hint="A day in every figure is a day of this zone. In another one what was heard so far is counted anew; until that is done every figure stays as it is."
        list={list}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onFocus={(event) => event.target.select()}
        onBlur={() => setDone(true)}
        onChange={(event) => {
          setTyped(event.target.value);
          setDone(false);
        }}
        error={
          (save.error && failureOf(save.error).message) ??
          (done && !chosen
            ? 'There is no such time zone. Type part of a name, like Berlin, and choose one.'
            : undefined)
        }
      />
      <datalist id={list}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {change ? (
        <div role="status" className="grid gap-2 justify-items-start">
          <p>
            Everything is being counted by the days of {change.timeZone}: {change.counted} of {change.all}{' '}
            touchpoints. Until then every figure is of the days of {timeZone}.
          </p>
          <Button type="button" busy={save.isPending} onClick={keep}>
            Keep {timeZone}
          </Button>
        </div>
      ) : null}
      {!chosen || chosen === timeZone || chosen === change?.timeZone ? null : (
        <Button type="submit" busy={save.isPending}>
          Change time zone
        </Button>
      )}
    </form>
  );
}

/** "new york" is America/New_York when it is written whole, however it is written. */
const wordsOf = (zone: string): string =>
  zone
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ');

/** A zone under another of its names than the browser lists: it knows Asia/Kathmandu as Asia/Katmandu. */
function alsoCalled(typed: string): string | undefined {
  const zone = typed.trim().replaceAll(/\s+/g, '_');
  try {
    return /^[A-Za-z]+\//.test(zone)
      ? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
      : undefined;
  } catch {
    return undefined;
  }
}
