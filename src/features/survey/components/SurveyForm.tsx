'use client';

import { type FormEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Select } from '@/components/ui/Select';
import type { SurveyTexts } from '@/contract/widget';
import { formatCount } from '@/domain/format';
import type { Failure } from '@/features/map/client';
import { useSurveyEdits } from '../client';
import type { SurveyStatus, SurveyView } from '../schema';
import { AfterAnswer, HowOften } from './AfterAnswer';
import { AskField, FaultContext, type Faults } from './AskField';
import { FaultList } from './FaultList';
import { FollowUps } from './FollowUps';
import { allFaults, stillFaulty } from './faults';
import { Languages } from './Languages';
import { SaveBar } from './SaveBar';
import { SurveyConflict } from './SurveyConflict';
import { SurveyPreview } from './SurveyPreview';
import type { SurveyTabProps } from './SurveyTab';
import {
  type Choices,
  conflictsOf,
  draftOf,
  type Fault,
  isSame,
  type SurveyDraft,
  type SurveyField,
  settle,
  TYPE_HINTS,
  TYPES,
  withType,
} from './survey';
import { useSurveyDraft } from './useSurveyDraft';
import { WaysToAsk } from './WaysToAsk';
import { WhenItAsks } from './WhenItAsks';
import { WhomItAsks } from './WhomItAsks';

const FIELDS: readonly { field: keyof SurveyTexts; label: string; hint?: string }[] = [
  { field: 'question', label: 'Question' },
  { field: 'low', label: 'Low end' },
  { field: 'high', label: 'High end' },
  { field: 'followUp', label: 'Follow-up question', hint: 'Leave it empty to ask nothing more.' },
  { field: 'thanks', label: 'Thanks' },
];

/** Changes what is asked. Nothing reaches customers before it is saved. */
export function SurveyForm({
  workspace,
  locale,
  map,
  touchpoint,
  publicKey,
  survey,
}: SurveyTabProps & { survey: SurveyView | null }) {
  const id = useId();
  const { name } = touchpoint;
  const { base, draft, setDraft, rebase, beginFrom, forget } = useSurveyDraft(
    touchpoint.id,
    survey,
    locale,
    name,
  );
  const { busy, save, setStatus } = useSurveyEdits(workspace, map, touchpoint.id);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** What is stored now, where somebody else changed the same. */
  const [now, setNow] = useState<SurveyView | null>(null);
  const [choices, setChoices] = useState<Choices>({});
  const [told, setTold] = useState('');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [sought, setSought] = useState<Faults['sought']>(null);
  const known = useMemo(() => ({ all: faults, sought }), [faults, sought]);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (sought) reveal(form.current, sought.place);
  }, [sought]);

  /** What is typed: what was said of it when it was saved last is said no more. */
  const change = (next: SurveyDraft) => {
    setFaults((faults) => stillFaulty(faults, draft, next));
    setTold('');
    setDraft(next);
  };
  const stored = draftOf(base, locale, name);
  const changed = base === null || !isSame(draft, stored);
  const apart = base !== null && base.type !== draft.type && base.n > 0;

  const send = async (status: SurveyStatus, sent: SurveyDraft = draft, from = base): Promise<void> => {
    setFailure(null);
    setFaults([]);
    setNow(null);
    setTold('');
    const seen = from && draftOf(from, locale, name);
    const result = await save({
      ...sent,
      status,
      locale,
      base:
        from && seen
          ? { surveyId: from.id, texts: seen.texts, languages: seen.languages, settings: seen.settings }
          : null,
    });
    if ('code' in result) {
      setFailure(result);
      setChoices({});
      if (result.issues) {
        setFaults(allFaults(result.issues, sent, from));
        setSought({});
      }
      return setNow(result.now ?? null);
    }
    forget(result);
    setTold(
      status === 'published'
        ? 'Saved. Pages show it within seconds.'
        : 'Saved. Nothing is asked while it is paused.',
    );
  };
  const switchTo = async (status: SurveyStatus) => {
    setFailure(null);
    const result = await setStatus(status);
    if ('code' in result) return setFailure(result);
    rebase(result);
    setTold(status === 'published' ? 'Published.' : 'Paused. What was answered stays.');
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send(base?.status ?? 'published');
  };

  const section = { draft, onChange: change, locale };
  const began = base && stored;
  const theirs = now && draftOf(now, locale, name);
  const conflicts = theirs ? conflictsOf(draft, began, theirs) : [];
  const choose = (field: SurveyField, whose: 'mine' | 'theirs') => {
    const chosen: Choices = { ...choices, [field]: whose };
    setChoices(chosen);
    if (!now || !theirs || conflicts.some((field) => !chosen[field])) return;
    const next = settle(draft, began, theirs, chosen);
    // What was chosen is chosen: should there be more, it is not asked for again.
    beginFrom(now, next);
    void send(now.status, next, now);
  };

  return (
    <FaultContext value={known}>
      <form ref={form} id={id} className="blk survey-form" noValidate onSubmit={onSubmit}>
        <FaultList draft={draft} onSeek={(place) => setSought({ place })} />
        <Select
          label="Type"
          hint={TYPE_HINTS[draft.type].hint}
          value={draft.type}
          options={TYPES.map((type) => ({ value: type, label: TYPE_HINTS[type].name }))}
          onChange={(type) => change(withType(draft, type, name))}
        />
        {apart && base ? (
          <p className="survey-warning" role="status">
            {formatCount(base.n, 'answer was', 'answers were')} given as {TYPE_HINTS[base.type].name}. They
            stay readable, apart from the new ones: two scales are never mixed.
          </p>
        ) : null}
        {FIELDS.map(({ field, label, hint }) => (
          <div key={field} className={field === 'low' || field === 'high' ? 'half' : undefined}>
            <AskField
              at={`texts.${field}`}
              label={label}
              hint={hint}
              dir="auto"
              lang={locale}
              autoComplete="off"
              value={draft.texts[field]}
              onChange={({ target }) =>
                change({ ...draft, texts: { ...draft.texts, [field]: target.value } })
              }
            />
          </div>
        ))}
        <div className="ask-secs">
          <FollowUps {...section} />
          <WhenItAsks {...section} workspace={workspace} />
          <WhomItAsks {...section} workspace={workspace} />
          <HowOften {...section} />
          <AfterAnswer {...section} />
          <Languages {...section} />
        </div>
        {theirs && conflicts.length > 0 ? (
          <SurveyConflict
            fields={conflicts}
            draft={draft}
            theirs={theirs}
            choices={choices}
            onChoose={choose}
          />
        ) : null}
      </form>
      <SaveBar
        form={id}
        status={base?.status ?? null}
        changed={changed}
        busy={busy}
        told={told}
        failure={failure && conflicts.length === 0 && faults.length === 0 ? failure.message : undefined}
        faults={faults.length}
        onSeek={() => setSought({})}
        onStatus={(next) => void switchTo(next)}
        onDiscard={() => {
          if (base) forget(base);
          setFailure(null);
          setFaults([]);
          setNow(null);
          setTold('');
        }}
      />
      <section className="blk">
        <SurveyPreview workspace={workspace} draft={draft} locale={locale} />
      </section>
      {base ? (
        <WaysToAsk
          workspace={workspace}
          publicKey={publicKey}
          touchpoint={touchpoint}
          type={base.type}
          texts={stored.texts}
          published={base.status === 'published'}
          locale={locale}
        />
      ) : null}
    </FaultContext>
  );
}

/** Takes the focus to a field by its name, or to the first thing that is wrong. */
function reveal(form: HTMLFormElement | null, place: string | undefined): void {
  const name = place === undefined ? '' : CSS.escape(place);
  const wanted =
    place === undefined ? '[aria-invalid="true"], [data-fault]' : `[name="${name}"], [data-fault="${name}"]`;
  const found = form?.querySelector<HTMLElement>(wanted) ?? form?.querySelector<HTMLElement>('[data-faults]');
  found?.focus();
}
