// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptDrafts } from '@/components/ui/kept';
import { defaultTexts } from '../prepare';
import type { SurveyView } from '../schema';
import { useSurveyDraft } from './useSurveyDraft';

const texts = defaultTexts('csat', 'Checkout');
const draft = { type: 'csat' as const, texts, languages: {}, settings: {} };
const stored: SurveyView = {
  id: 'a',
  touchpointId: 't',
  type: 'csat',
  status: 'published',
  createdAt: '2026-01-01T00:00:00.000Z',
  texts: { en: texts },
  settings: {},
  asked: {},
  n: 3,
};

let root: Root;
let hook: ReturnType<typeof useSurveyDraft>;

function Form({ survey }: { survey: SurveyView }) {
  hook = useSurveyDraft('t', survey, 'en', 'Checkout');
  return null;
}
const show = (survey: SurveyView) => act(() => root.render(createElement(Form, { survey })));
const reload = (survey: SurveyView) => {
  act(() => root.unmount());
  root = createRoot(document.body);
  show(survey);
};

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  root = createRoot(document.body);
  show(stored);
});
afterEach(() => {
  act(() => root.unmount());
  sessionStorage.clear();
});

const theirs: SurveyView = {
  ...stored,
  status: 'paused',
  n: 4,
  texts: { en: { ...texts, thanks: 'Their thanks' } },
};

it('comes back after a reload with the texts it began from, not with what others saved since', () => {
  act(() => hook.setDraft({ ...draft, texts: { ...texts, question: 'Mine?' } }));
  reload(theirs);
  expect(hook.draft.texts.question).toBe('Mine?');
  expect(hook.base?.texts.en).toEqual(texts);
  expect(hook.base).toMatchObject({ status: 'paused', n: 4 });
});

it('keeps the texts it began from when the survey is paused meanwhile', () => {
  act(() => hook.setDraft({ ...draft, texts: { ...texts, question: 'Mine?' } }));
  act(() => hook.rebase(theirs));
  expect(hook.base?.texts.en).toEqual(texts);
  expect(hook.base?.status).toBe('paused');
});

it('is kept no longer once it says what is stored', () => {
  act(() => hook.setDraft({ ...draft, texts: { ...texts, question: 'Mine?' } }));
  act(() => hook.setDraft(draft));
  reload(theirs);
  expect(hook.draft.texts.thanks).toBe('Their thanks');
});

it('can be copied out as people read it, with the name of its touchpoint', () => {
  act(() => hook.setDraft({ ...draft, texts: { ...texts, question: 'Mine?' } }));
  const [kept, ...others] = keptDrafts(window.location.pathname);
  expect(others).toEqual([]);
  expect(kept?.label).toBe('Survey, Checkout');
  expect(kept?.text.split('\n')[0]).toBe('Mine?');
});
