'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Icon } from '@/components/ui/Icon';
import { Select } from '@/components/ui/Select';
import { RIGHT_TO_LEFT } from '@/contract/words';
import { formatCount } from '@/domain/format';
import { languageTag } from '@/features/asking/schema';
import { missingIn, sayIn, textsToSay } from '../prepare/languages';
import { AskSection } from './AskSection';
import type { SectionProps } from './survey';

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** A language as people call it. */
export function languageName(tag: string): string {
  try {
    return NAMES.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const USUAL =
  'ar cs da de el en es fi fr he hi hu id it ja ko nb nl pl pt-BR ro sv th tr uk vi zh-Hans'.split(' ');

/** The other languages a survey speaks. What one lacks is shown in the workspace's own, and said here. */
export function Languages({ draft, onChange, faults, locale }: SectionProps) {
  const { languages } = draft;
  const tags = Object.keys(languages).toSorted();
  const [chosen, setChosen] = useState(tags[0] ?? '');
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string>();
  const tag = languages[chosen] ? chosen : (tags[0] ?? '');
  const own = languageName(locale);
  const missing = tags.map((one) => ({ one, count: missingIn(draft, one).length }));
  const add = () => {
    const parsed = languageTag.safeParse(typed.trim());
    const wanted = parsed.data ?? '';
    const said =
      wanted === locale ? `${own} is the language of the workspace: its texts stand above.` : undefined;
    if (!parsed.success || !wanted || said)
      return setFault(said ?? 'This is no language tag. Use one like en, de or pt-BR.');
    setFault(undefined);
    setTyped('');
    setChosen(wanted);
    if (languages[wanted]) return;
    const empty = { question: '', low: '', high: '', followUp: '', thanks: '' };
    onChange({ ...draft, languages: { ...languages, [wanted]: empty } });
  };
  const remove = () => {
    const { [tag]: _, ...others } = languages;
    onChange({ ...draft, languages: others });
  };
  const summary = missing
    .map(({ one, count }) => (count > 0 ? `${languageName(one)} (${count} missing)` : languageName(one)))
    .join(', ');
  const lacks = missingIn(draft, tag);
  return (
    <AskSection title="Languages" summary={summary || `${own} only`} faults={faults}>
      <p className="t12 mute">
        Customers whose language is not here are asked in {own}. So is every text that a language lacks.
      </p>
      <div className="ask-row">
        <Field
          label="Add a language"
          placeholder="de, pt-BR, ar"
          list="survey-languages"
          autoComplete="off"
          spellCheck={false}
          maxLength={35}
          value={typed}
          error={fault}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <datalist id="survey-languages">
          {USUAL.filter((one) => one !== locale && !languages[one]).map((one) => (
            <option key={one} value={one}>
              {languageName(one)}
            </option>
          ))}
        </datalist>
        <Button onClick={add} disabled={typed.trim() === ''}>
          Add
        </Button>
      </div>
      {tag === '' ? null : (
        <div className="ask-card">
          <div className="ask-row">
            <Select
              label="Language"
              value={tag}
              options={tags.map((value) => ({ value, label: languageName(value) }))}
              onChange={setChosen}
            />
            <Button kind="ghost" size="s" icon aria-label={`Delete ${languageName(tag)}`} onClick={remove}>
              <Icon name="close" />
            </Button>
          </div>
          <p className="t12 mute" role="status">
            {lacks.length === 0
              ? 'Every text is there.'
              : `${formatCount(lacks.length, 'text is', 'texts are')} missing: customers read ${lacks.length === 1 ? 'it' : 'them'} in ${own}.`}
          </p>
          {textsToSay(draft).map(({ key, label, own: inOwn }) => (
            <Field
              key={`${tag} ${key}`}
              label={label}
              lang={tag}
              dir={RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'auto'}
              autoComplete="off"
              placeholder={inOwn}
              value={sayIn(draft, tag, key)}
              error={
                key === 'question' && sayIn(draft, tag, key) === ''
                  ? 'A language begins with its question.'
                  : undefined
              }
              onChange={({ target }) => onChange(sayIn(draft, tag, key, target.value))}
            />
          ))}
        </div>
      )}
    </AskSection>
  );
}
