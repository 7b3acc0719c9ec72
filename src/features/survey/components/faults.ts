import { settingFaults } from '@/features/asking/schema';
import { languageName } from '@/lib/languages';
import { wordFaults } from '../prepare/asked';
import { plainly } from '../prepare/parts';
import type { SurveyView } from '../schema';
import type { Fault, SurveyDraft } from './survey';

/** Fields by what the server may find wrong around them: what has no field of its own stands at the nearest. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^(settings\.followUps\.\d+)(?=\.|$)(?!\.(?:from|to)$).*/, '$1.kind'],
  [/^(settings\.triggers\.\d+)(?=\.|$)(?!\.(?:seconds|percent|selector|touchpoint|page)$).*/, '$1.on'],
  [/^(settings\.audience\.attributes\.\d+)(?=\.|$)(?!\.(?:name|op|value)$).*/, '$1.name'],
  [/^(settings\.audience\.(?:personas|languages))\..*/, '$1'],
  [/^(settings\.link)$/, '$1.url'],
  [/^(languages\.[^.]+)$/, '$1.question'],
];

/** Name of the field at which a fault stands. */
export const placeOf = ({ path }: Fault): string =>
  PLACES.reduce((place, [found, at]) => place.replace(found, at), path);

const TEXTS: Readonly<Record<string, string>> = {
  question: 'Question',
  low: 'Low end',
  high: 'High end',
  followUp: 'Follow-up question',
  thanks: 'Thanks',
  tab: 'Text of the tab',
  link: 'What the link says',
};

const SETTINGS: Readonly<Record<string, string>> = {
  followUps: 'Question',
  triggers: 'Trigger',
  attributes: 'Attribute',
  pages: 'Page',
  personas: 'Personas',
  languages: 'Languages',
  sample: 'Share of people',
  recontact: 'How often',
  tab: 'Tab on pages',
  link: 'Link under the thanks',
};

/** A text by where it stands: "Question 2, answer 1". */
function textName([field = '', id, part, choice]: readonly string[], { settings }: SurveyDraft): string {
  if (field !== 'more') return TEXTS[field] ?? '';
  const at = (settings.followUps ?? []).findIndex((one) => one.id === id);
  const answer = (settings.followUps?.[at]?.choices ?? []).indexOf(choice ?? '') + 1;
  return at < 0 ? 'Follow-ups' : `Question ${at + 1}${part === 'choices' ? `, answer ${answer}` : ''}`;
}

/** What a fault is about, in the words of the editor: "Trigger 2". Empty where the editor has no word for it. */
export function placeName(fault: Fault, draft: SurveyDraft): string {
  const [first, ...rest] = placeOf(fault).split('.');
  if (first === 'texts') return textName(rest, draft);
  if (first === 'languages')
    return [languageName(rest[0] ?? ''), textName(rest.slice(1), draft)].filter(Boolean).join(': ');
  if (first !== 'settings') return '';
  const [named = '', index] = rest[0] === 'audience' ? rest.slice(1) : rest;
  const number = /^\d+$/.test(index ?? '') ? ` ${Number(index) + 1}` : '';
  return named === 'followUps' && !number ? 'Follow-ups' : `${SETTINGS[named] ?? ''}${number}`;
}

/**
 * All that is wrong with a draft that was refused. The server looks at words and scores only once the form of
 * everything is right; whoever mends a survey is told of both together.
 */
export const allFaults = (
  refused: readonly Fault[],
  { settings, texts, type }: SurveyDraft,
  before: Pick<SurveyView, 'type' | 'asked'> | null,
): readonly Fault[] => {
  // Another type is another survey, which has asked nothing yet.
  const asked = before?.type === type ? before.asked : {};
  return onePerField([...refused, ...settingFaults(settings, type), ...wordFaults(settings, texts, asked)]);
};

/** Of what is wrong with one field the first is said: the rest is often the same in other words. */
const onePerField = (faults: readonly Fault[]): readonly Fault[] =>
  faults.filter((fault, at) => faults.findIndex((one) => placeOf(one) === placeOf(fault)) === at);

const valueAt = (draft: SurveyDraft, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined,
      draft,
    );

/** Faults of what stands there still: what was changed since is looked at when it is saved again. */
export const stillFaulty = (
  faults: readonly Fault[],
  before: SurveyDraft,
  after: SurveyDraft,
): readonly Fault[] =>
  faults.filter(({ path }) => plainly(valueAt(before, path)) === plainly(valueAt(after, path)));
