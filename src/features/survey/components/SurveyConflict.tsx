'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { languageName } from '@/lib/languages';
import { settingTexts } from '../prepare/spoken';
import { type Choices, fieldsOf, type SurveyDraft, type SurveyField, TYPE_HINTS } from './survey';

const NAMES: Readonly<Partial<Record<SurveyField, string>>> = {
  type: 'Type',
  question: 'Question',
  low: 'Low end',
  high: 'High end',
  followUp: 'Follow-up question',
  thanks: 'Thanks',
  followUps: 'Questions after the score',
  triggers: 'When it asks',
  audience: 'Whom it asks',
  sample: 'Share of people',
  recontact: 'How often',
  tab: 'Tab',
  link: 'Link',
};

const nameOf = (field: SurveyField): string => NAMES[field] ?? languageName(field.replace('in:', ''));

function said(draft: SurveyDraft, field: SurveyField): string {
  const { settings, texts } = draft;
  const { when, whom, often, after } = settingTexts(settings);
  const value = fieldsOf(draft)[field];
  const words: Partial<Record<SurveyField, string>> = {
    type: TYPE_HINTS[draft.type].name,
    followUps: settings.followUps?.map(({ id }) => texts.more?.[id]?.question ?? id).join(' · ') ?? '',
    triggers: when,
    tab: [settings.tab, texts.tab].filter(Boolean).join(' · '),
    audience: whom,
    sample: whom,
    recontact: often,
    link: [after, texts.link].filter(Boolean).join(' · '),
  };
  if (words[field] !== undefined) return words[field] || 'nothing';
  if (typeof value === 'string') return value || 'nothing';
  return (
    Object.values(draft.languages[field.replace('in:', '')] ?? {})
      .filter((text) => typeof text === 'string' && text !== '')
      .join(' · ') || 'nothing'
  );
}

/** What somebody else saved of the same fields. All of them are asked for before anything is sent again. */
export function SurveyConflict({
  fields,
  draft,
  theirs,
  choices,
  onChoose,
}: {
  fields: readonly SurveyField[];
  draft: SurveyDraft;
  theirs: SurveyDraft;
  choices: Choices;
  onChoose: (field: SurveyField, whose: 'mine' | 'theirs') => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  // Whoever pressed Save may be anywhere in the form.
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} className="survey-warning" role="alert" tabIndex={-1}>
      <p>
        Somebody else changed this while you were editing. Theirs is saved, yours is not lost: choose one
        {fields.length > 1 ? ' for each' : ''}.
      </p>
      {fields.map((field) => (
        <fieldset key={field} className="survey-conflict">
          <legend>{nameOf(field)}</legend>
          <p>
            Theirs: <bdi>{said(theirs, field)}</bdi>
          </p>
          <p>
            Yours: <bdi>{said(draft, field)}</bdi>
          </p>
          <div className="row">
            <Button
              size="s"
              kind={choices[field] === 'mine' || fields.length === 1 ? 'primary' : 'plain'}
              aria-pressed={fields.length > 1 ? choices[field] === 'mine' : undefined}
              onClick={() => onChoose(field, 'mine')}
            >
              Keep mine
            </Button>
            <Button
              size="s"
              kind={choices[field] === 'theirs' ? 'primary' : 'plain'}
              aria-pressed={fields.length > 1 ? choices[field] === 'theirs' : undefined}
              onClick={() => onChoose(field, 'theirs')}
            >
              Take theirs
            </Button>
          </div>
        </fieldset>
      ))}
    </div>
  );
}
