'use client';

import { type ReactNode, useId } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { LIMITS } from '@/contract/limits';
import type { FollowUp, FollowUpTexts } from '@/contract/widget';
import { AskField, AskSelect, AskSelectOrNone, useFault } from './AskField';
import { RowButton } from './RowButton';
import { freshId } from './survey';

const KINDS = [
  { value: 'single', label: 'One of several answers' },
  { value: 'multiple', label: 'Several answers' },
  { value: 'text', label: 'A text' },
  { value: 'comment', label: 'The comment' },
] as const;

const isChoice = (kind: FollowUp['kind']) => kind === 'single' || kind === 'multiple';

/** A question of another kind is another question: its answers are not mixed with those to the first. */
function withKind(one: FollowUp, words: FollowUpTexts, kind: FollowUp['kind']): [FollowUp, FollowUpTexts] {
  const { choices: old, ...rest } = one;
  const { question, choices: labels = {} } = words;
  if (!isChoice(kind)) return [{ ...rest, id: freshId(), kind }, { question }];
  const choices = old ?? [freshId(), freshId()];
  return [
    { ...rest, id: freshId(), kind, choices },
    { question, choices: Object.fromEntries(choices.map((id) => [id, labels[id] ?? ''])) },
  ];
}

/** One question after the score. */
export function FollowUpCard({
  question: one,
  words,
  number,
  at,
  scores,
  locale,
  onChange,
  children,
}: {
  question: FollowUp;
  words: FollowUpTexts;
  number: number;
  /** Where it stands in the survey. */
  at: string;
  scores: readonly number[];
  locale: string;
  onChange: (next: FollowUp, words: FollowUpTexts) => void;
  children: ReactNode;
}) {
  const { choices = [] } = one;
  const options = scores.map((score) => ({ value: `${score}`, label: `${score}` }));
  const setScore = (end: 'from' | 'to', value: string | null) => {
    const { [end]: _, ...rest } = one;
    onChange(value === null ? rest : { ...rest, [end]: Number(value) }, words);
  };
  const setChoices = (next: string[], labels = words.choices ?? {}) =>
    onChange({ ...one, choices: next }, { ...words, choices: labels });
  return (
    <fieldset className="ask-card" aria-label={`Question ${number}`}>
      <div className="row">{children}</div>
      <AskSelect
        at={`${at}.kind`}
        label="Answered by"
        value={one.kind}
        options={KINDS}
        onChange={(kind) => onChange(...withKind(one, words, kind))}
      />
      <AskField
        at={`texts.more.${one.id}.question`}
        label={`Question ${number}`}
        dir="auto"
        lang={locale}
        autoComplete="off"
        maxLength={200}
        value={words.question}
        onChange={({ target }) => onChange(one, { ...words, question: target.value })}
      />
      {isChoice(one.kind) ? (
        <div className="ask-choices">
          {choices.map((id, index) => (
            <div key={id} className="row ask-choice">
              <ChoiceField
                at={`texts.more.${one.id}.choices.${id}`}
                label={`Answer ${index + 1} to question ${number}`}
                placeholder={`Answer ${index + 1}`}
                locale={locale}
                value={words.choices?.[id] ?? ''}
                onChange={(said) => setChoices(choices, { ...words.choices, [id]: said })}
              />
              <RowButton
                does="up"
                label={`Move answer ${index + 1} up`}
                disabled={index === 0}
                onClick={() => setChoices(choices.toSpliced(index - 1, 2, id, choices[index - 1] ?? id))}
              />
              <RowButton
                does="delete"
                label={`Delete answer ${index + 1}`}
                disabled={choices.length <= 2}
                onClick={() => setChoices(choices.toSpliced(index, 1))}
              />
            </div>
          ))}
          <div>
            <Button
              size="s"
              kind="ghost"
              disabled={choices.length >= LIMITS.choices}
              onClick={() => setChoices([...choices, freshId()])}
            >
              <Icon name="add" /> Add an answer
            </Button>
          </div>
        </div>
      ) : null}
      <div className="ask-pair">
        <AskSelectOrNone
          at={`${at}.from`}
          label="From score"
          none="Lowest"
          value={one.from === undefined ? null : `${one.from}`}
          options={options}
          onChange={(value) => setScore('from', value)}
        />
        <AskSelectOrNone
          at={`${at}.to`}
          label="To score"
          none="Highest"
          value={one.to === undefined ? null : `${one.to}`}
          options={options}
          onChange={(value) => setScore('to', value)}
        />
      </div>
    </fieldset>
  );
}

/** An answer to choose: a row of a list, whose number stands in the field itself. */
function ChoiceField({
  at,
  label,
  placeholder,
  locale,
  value,
  onChange,
}: {
  at: string;
  label: string;
  placeholder: string;
  locale: string;
  value: string;
  onChange: (next: string) => void;
}) {
  const id = useId();
  const fault = useFault(at);
  return (
    <div className="field grow">
      <input
        className="input"
        name={at}
        dir="auto"
        lang={locale}
        autoComplete="off"
        maxLength={100}
        aria-label={label}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? id : undefined}
        placeholder={placeholder}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <span id={id} role="alert" className="t12 text-danger empty:hidden">
        {fault}
      </span>
    </div>
  );
}
