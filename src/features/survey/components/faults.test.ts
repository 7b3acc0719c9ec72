import { expect, test } from 'vitest';
import { defaultTexts } from '../prepare';
import { allFaults, placeName, placeOf, stillFaulty } from './faults';
import type { SurveyDraft } from './survey';

const draft: SurveyDraft = {
  type: 'csat',
  texts: { ...defaultTexts('csat', 'Checkout'), more: { a: { question: '' }, b: { question: 'B?' } } },
  languages: { de: defaultTexts('csat', 'Kasse') },
  settings: {
    followUps: [
      { id: 'b', kind: 'text' },
      { id: 'a', kind: 'single', choices: ['x', 'y'] },
    ],
    triggers: [
      { on: 'click', selector: '' },
      { on: 'click', selector: '' },
    ],
    audience: { pages: ['/a', ''] },
  },
};
const fault = (path: string) => ({ path, message: 'Wrong.' });

test.each([
  ['texts.question', 'texts.question', 'Question'],
  ['texts.more.a.question', 'texts.more.a.question', 'Question 2'],
  ['texts.more.a.choices.y', 'texts.more.a.choices.y', 'Question 2, answer 2'],
  ['settings.followUps', 'settings.followUps', 'Follow-ups'],
  ['settings.followUps.11.to', 'settings.followUps.11.to', 'Question 12'],
  ['settings.followUps.1.choices.0', 'settings.followUps.1.kind', 'Question 2'],
  ['settings.followUps.1', 'settings.followUps.1.kind', 'Question 2'],
  ['settings.triggers.10.selector', 'settings.triggers.10.selector', 'Trigger 11'],
  ['settings.triggers.0.else', 'settings.triggers.0.on', 'Trigger 1'],
  ['settings.audience.attributes.2', 'settings.audience.attributes.2.name', 'Attribute 3'],
  ['settings.audience.languages.3', 'settings.audience.languages', 'Languages'],
  ['settings.audience.pages.1', 'settings.audience.pages.1', 'Page 2'],
  ['settings.link', 'settings.link.url', 'Link under the thanks'],
  ['settings.recontact', 'settings.recontact', 'How often'],
  ['languages.de.thanks', 'languages.de.thanks', 'German: Thanks'],
  ['languages.de.more.a.question', 'languages.de.more.a.question', 'German: Question 2'],
  ['languages.de', 'languages.de.question', 'German: Question'],
  ['status', 'status', ''],
])('a fault at %s stands at %s and is called %j', (path, place, name) => {
  expect(placeOf(fault(path))).toBe(place);
  expect(placeName(fault(path), draft)).toBe(name);
});

test('a survey that was refused is told of everything at once, of one field the first thing', () => {
  const first = { path: 'settings.triggers.0.selector', message: 'Say on what.' };
  const again = { path: 'settings.triggers.0.selector', message: 'Again.' };
  const settings = { ...draft.settings, link: { url: 'https://example.test', from: 9 } };
  const all = allFaults([first, again, fault('texts.low')], { ...draft, settings }, null);
  expect(all.map(({ path }) => path)).toEqual([
    'settings.triggers.0.selector',
    'texts.low',
    'settings.link.from',
    'texts.more.a.question',
    'texts.more.a.choices.x',
    'texts.more.a.choices.y',
    'texts.link',
  ]);
  // Words of an id that was another question are missed only where it is still the same survey.
  const asked = { b: { kind: 'single', question: 'B?' } } as const;
  const said = (type: 'csat' | 'nps') => allFaults([], draft, { type, asked }).map(({ path }) => path);
  expect(said('csat')).toContain('settings.followUps.0.id');
  expect(said('nps')).not.toContain('settings.followUps.0.id');
});

test('what was changed is not said to be wrong any more, and what was moved is said where it stands now', () => {
  const faults = [
    fault('settings.triggers.0.selector'),
    fault('settings.triggers.1.selector'),
    fault('settings.audience.pages.1'),
    fault('texts.more.a.question'),
  ];
  const typed = { ...draft, settings: { ...draft.settings, audience: { pages: ['/a', '/b'] } } };
  expect(stillFaulty(faults, draft, typed)).toEqual(faults.toSpliced(2, 1));
  const fewer = {
    ...draft,
    settings: { ...draft.settings, triggers: [{ on: 'click' as const, selector: '' }] },
  };
  expect(stillFaulty(faults, draft, fewer)).toEqual(faults.toSpliced(1, 1));
});
