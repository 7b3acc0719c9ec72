'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Select } from '@/components/ui/Select';
import type { SurveyTexts } from '@/contract/widget';
import { formatCount } from '@/domain/format';
import type { Failure } from '@/features/map/client';
import { useSurveyEdits } from '../client';
import type { SurveyStatus, SurveyView } from '../schema';
import { AfterAnswer, HowOften } from './AfterAnswer';
import { FollowUps } from './FollowUps';
import { Languages } from './Languages';
import { SurveyConflict } from './SurveyConflict';
import { SurveyPreview } from './SurveyPreview';
import type { SurveyTabProps } from './SurveyTab';
import {
  type Choices,
  conflictsOf,
  draftOf,
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

  const stored = draftOf(base, locale, name);
  const changed = base === null || !isSame(draft, stored);
  const apart = base !== null && base.type !== draft.type && base.n > 0;

  const send = async (status: SurveyStatus, sent: SurveyDraft = draft, from = base): Promise<void> => {
    setFailure(null);
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

  const faults = failure?.issues ?? [];
  const at = (...paths: string[]) => faults.filter(({ path }) => paths.some((one) => path.startsWith(one)));
  const section = { draft, onChange: setDraft, locale };
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
    <>
      <form className="blk survey-form" onSubmit={onSubmit}>
        <Select
          label="Type"
          hint={TYPE_HINTS[draft.type].hint}
          value={draft.type}
          options={TYPES.map((type) => ({ value: type, label: TYPE_HINTS[type].name }))}
          onChange={(type) => setDraft(withType(draft, type, name))}
        />
        {apart && base ? (
          <p className="survey-warning" role="status">
            {formatCount(base.n, 'answer was', 'answers were')} given as {TYPE_HINTS[base.type].name}. They
            stay readable, apart from the new ones: two scales are never mixed.
          </p>
        ) : null}
        {FIELDS.map(({ field, label, hint }) => {
          const issue = failure?.issues?.find(({ path }) => path === `texts.${field}`)?.message;
          return (
            <div key={field} className={field === 'low' || field === 'high' ? 'field half' : 'field'}>
              <label htmlFor={`${id}-${field}`}>{label}</label>
              <input
                id={`${id}-${field}`}
                className="input"
                dir="auto"
                lang={locale}
                autoComplete="off"
                value={draft.texts[field]}
                aria-invalid={issue ? true : undefined}
                aria-describedby={issue ? `${id}-${field}-error` : undefined}
                onChange={({ target }) =>
                  setDraft({ ...draft, texts: { ...draft.texts, [field]: target.value } })
                }
              />
              {issue ? (
                <span id={`${id}-${field}-error`} role="alert" className="t12 text-danger">
                  {issue}
                </span>
              ) : hint ? (
                <span className="hint">{hint}</span>
              ) : null}
            </div>
          );
        })}
        <div className="ask-secs">
          <FollowUps {...section} faults={at('settings.followUps', 'texts.more')} />
          <WhenItAsks {...section} faults={at('settings.triggers', 'settings.tab', 'texts.tab')} />
          <WhomItAsks {...section} faults={at('settings.audience', 'settings.sample')} />
          <HowOften {...section} faults={at('settings.recontact')} />
          <AfterAnswer {...section} faults={at('settings.link', 'texts.link')} />
          <Languages {...section} faults={at('languages')} />
        </div>
        {theirs && conflicts.length > 0 ? (
          <SurveyConflict
            fields={conflicts}
            draft={draft}
            theirs={theirs}
            choices={choices}
            onChoose={choose}
          />
        ) : failure && !failure.issues ? (
          <p className="text-danger" role="alert">
            {failure.message}
          </p>
        ) : null}
        <div className="row">
          <Button kind="primary" type="submit" busy={busy} disabled={!changed}>
            {base === null ? 'Publish survey' : 'Save survey'}
          </Button>
          {base ? (
            <Button
              busy={busy}
              onClick={() => void switchTo(base.status === 'published' ? 'paused' : 'published')}
            >
              {base.status === 'published' ? 'Pause' : 'Publish'}
            </Button>
          ) : null}
          {base && changed ? (
            <Button kind="ghost" onClick={() => forget(base)}>
              Discard
            </Button>
          ) : null}
        </div>
        <p className="t12 mute" role="status">
          {told}
        </p>
      </form>
      <section className="blk">
        <SurveyPreview workspace={workspace} draft={draft} locale={locale} />
      </section>
      {base ? (
        <WaysToAsk
          publicKey={publicKey}
          touchpoint={touchpoint}
          type={base.type}
          texts={stored.texts}
          published={base.status === 'published'}
          locale={locale}
        />
      ) : null}
    </>
  );
}
