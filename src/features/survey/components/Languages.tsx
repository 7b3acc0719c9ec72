'use client';

import { useContext, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { PickMany } from '@/components/ui/PickMany';
import { Select } from '@/components/ui/Select';
import { hasWords, RIGHT_TO_LEFT } from '@/contract/words';
import { formatCount } from '@/domain/format';
import { languageName } from '@/lib/languages';
import { missingIn, sayIn, textsToSay } from '../prepare/languages';
import { AskField, FaultContext } from './AskField';
import { AskSection } from './AskSection';
import { placeOf } from './faults';
import type { SectionProps } from './survey';
import { languageOption, languageOptions } from './WhomItAsks';

/** Where the fault of a text stands: "q {id} {choice}" is that of a question after the score. */
const placeIn = (tag: string, key: string): string => {
  const [field = '', id, choice] = key.split(' ');
  if (id === undefined) return `languages.${tag}.${field}`;
  return `languages.${tag}.more.${id}.${choice === undefined ? 'question' : `choices.${choice}`}`;
};

/** The other languages a survey speaks. What one lacks is shown in the workspace's own, and said here. */
export function Languages({ draft, onChange, locale }: SectionProps) {
  const { languages } = draft;
  const tags = Object.keys(languages).toSorted();
  const [wanted, setWanted] = useState(tags[0] ?? '');
  const chosen = useFaultyLanguage(tags, wanted, setWanted);
  const tag = languages[chosen] ? chosen : (tags[0] ?? '');
  const own = languageName(locale);
  const missing = tags.map((one) => ({ one, count: missingIn(draft, one).length }));
  const add = (added: string | undefined) => {
    if (added === undefined) return;
    setWanted(added);
    const empty = { question: '', low: '', high: '', followUp: '', thanks: '' };
    onChange({ ...draft, languages: { ...languages, [added]: empty } });
  };
  const remove = () => {
    const { [tag]: _, ...others } = languages;
    onChange({ ...draft, languages: others });
  };
  const summary = missing
    .map(({ one, count }) => (count > 0 ? `${languageName(one)} (${count} missing)` : languageName(one)))
    .join(', ');
  const lacks = missingIn(draft, tag);
  const isFree = (one: string) => one !== locale && !languages[one];
  return (
    <AskSection title="Languages" summary={summary || `${own} only`} at={['languages']}>
      <p className="t12 mute">
        Customers whose language is not here are asked in {own}. So is every text that a language lacks.
      </p>
      <PickMany
        label="Add a language"
        placeholder="Find a language"
        options={languageOptions.filter(({ value }) => isFree(value))}
        chosen={[]}
        nameOf={languageName}
        read={(typed) => {
          const option = languageOption(typed);
          return option && isFree(option.value) ? option : null;
        }}
        empty={`Nothing is called that, or it is here already; ${own} stands above. Write a tag like de or pt-BR.`}
        onChange={([added]) => add(added)}
      />
      {tag === '' ? null : (
        <div className="ask-card">
          <div className="ask-row">
            <Select
              label="Language"
              value={tag}
              options={tags.map((value) => ({ value, label: languageName(value) }))}
              onChange={setWanted}
            />
            <Button kind="ghost" size="s" icon aria-label={`Delete ${languageName(tag)}`} onClick={remove}>
              <Icon name="close" />
            </Button>
          </div>
          <p className="t12 mute" role="status">
            {lacks.length === 0
              ? 'Every text is there.'
              : `${formatCount(lacks.length, 'text is', 'texts are')} missing: customers read ${lacks.length === 1 ? 'it' : 'them'} in ${own}.`}
            {hasWords(tag) ? null : ' Touchline’s own words, like Send and Close: English.'}
          </p>
          {textsToSay(draft).map(({ key, label, own: inOwn }) => (
            <AskField
              key={`${tag} ${key}`}
              at={placeIn(tag, key)}
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

/** The language that is edited: the one with the field that is looked for, else the one chosen last. */
function useFaultyLanguage(
  tags: readonly string[],
  wanted: string,
  setWanted: (tag: string) => void,
): string {
  const { all, sought } = useContext(FaultContext);
  const [seen, setSeen] = useState(sought);
  if (sought === seen) return wanted;
  setSeen(sought);
  const placesIn = (tag: string) => all.map(placeOf).filter((place) => place.startsWith(`languages.${tag}.`));
  // Without a field that is looked for it is the first that is wrong: one of the language in sight, if there is.
  const isLookedFor = (tag: string) =>
    sought?.place ? sought.place.startsWith(`languages.${tag}.`) : placesIn(tag).length > 0;
  const next = [wanted, ...tags].find(isLookedFor);
  if (next === undefined || next === wanted) return wanted;
  setWanted(next);
  return next;
}
