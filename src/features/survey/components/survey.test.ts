import { describe, expect, it } from 'vitest';
import { defaultTexts } from '../prepare';
import type { SurveyView } from '../schema';
import { conflictsOf, draftOf, isSame, settle, withType } from './survey';

describe('what two people changed at once', () => {
  const texts = defaultTexts('csat', 'Checkout');
  const rest = { languages: {}, settings: {} };
  const began = { ...rest, type: 'csat' as const, texts };
  const mine = {
    ...rest,
    type: 'csat' as const,
    texts: { ...texts, question: 'Mine?', thanks: 'Mine!', low: 'Bad' },
  };
  const now = {
    ...rest,
    type: 'csat' as const,
    texts: { ...texts, question: 'Theirs?', thanks: 'Theirs!', high: 'Good' },
  };

  it('is asked for field by field, all of it at once, and comes out as it was chosen', () => {
    expect(conflictsOf(mine, began, now)).toEqual(['question', 'thanks']);
    const chosen = settle(mine, began, now, { question: 'mine', thanks: 'theirs' });
    expect(chosen.texts).toEqual({
      ...texts,
      question: 'Mine?',
      thanks: 'Theirs!',
      low: 'Bad',
      high: 'Good',
    });
    // What was chosen is not asked for again, when somebody changes yet another text.
    const later = { ...now, texts: { ...now.texts, low: 'Poor' } };
    expect(conflictsOf(chosen, now, later)).toEqual(['low']);
  });

  it('is everything where one of them began from nothing, and labels go with their scale', () => {
    expect(conflictsOf(mine, null, now)).toEqual(['question', 'low', 'high', 'thanks']);
    const nps = {
      ...rest,
      type: 'nps' as const,
      texts: { ...defaultTexts('nps', 'Checkout'), question: 'Mine?' },
    };
    const ces = {
      ...rest,
      type: 'ces' as const,
      texts: { ...defaultTexts('ces', 'Checkout'), thanks: texts.thanks },
    };
    expect(conflictsOf(nps, began, ces)).toEqual(['type', 'question']);
    const chosen = settle(nps, began, ces, { type: 'theirs', question: 'mine' });
    expect(chosen).toMatchObject({ type: 'ces', texts: { question: 'Mine?', low: ces.texts.low } });
  });
});

describe('a survey being edited', () => {
  it('begins with what is stored, in the language of the workspace', () => {
    const stored: SurveyView = {
      id: 's',
      touchpointId: 't',
      type: 'nps',
      status: 'paused',
      createdAt: '2026-01-01T00:00:00Z',
      texts: {
        en: { ...defaultTexts('nps', 'Checkout'), question: 'Would you?' },
        de: defaultTexts('nps', 'Kasse'),
      },
      settings: {},
      asked: {},
      n: 3,
    };
    expect(draftOf(stored, 'en', 'Checkout')).toMatchObject({
      type: 'nps',
      texts: { question: 'Would you?' },
    });
  });

  it('begins with neutral texts where nothing is asked', () => {
    expect(draftOf(null, 'en', 'Checkout')).toEqual({
      type: 'csat',
      texts: defaultTexts('csat', 'Checkout'),
      languages: {},
      settings: {},
    });
  });

  it('changes proposed texts with its type, and never the ones somebody wrote', () => {
    const draft = draftOf(null, 'en', 'Checkout');
    expect(withType(draft, 'ces', 'Checkout')).toEqual({
      type: 'ces',
      texts: defaultTexts('ces', 'Checkout'),
      languages: {},
      settings: {},
    });
    const own = { ...draft, texts: { ...draft.texts, question: 'How did paying go?', low: 'Awful' } };
    const changed = withType(own, 'ces', 'Checkout');
    expect(changed.texts.question).toBe('How did paying go?');
    expect(changed.texts.low).toBe('Very difficult');
  });

  it('takes scores and labels of a scale away with the scale', () => {
    const draft = {
      ...draftOf(null, 'en', 'Checkout'),
      languages: { de: { ...defaultTexts('csat', 'Kasse'), low: 'Schlecht' } },
      settings: {
        followUps: [{ id: 'why', kind: 'text' as const, to: 3 }],
        link: { url: 'https://example.test', from: 4 },
      },
    };
    expect(withType(draft, 'nps', 'Checkout')).toMatchObject({
      languages: { de: { low: '', high: '' } },
      settings: { followUps: [{ id: 'why', kind: 'text' }], link: { url: 'https://example.test' } },
    });
  });

  it('is put together from settings that two people changed apart', () => {
    const base = draftOf(null, 'en', 'Checkout');
    const mine = { ...base, settings: { recontact: 30, sample: 0.5 } };
    const now = { ...base, settings: { recontact: 60, tab: '*' }, texts: { ...base.texts, tab: 'Tell us' } };
    expect(conflictsOf(mine, base, now)).toEqual(['recontact']);
    expect(settle(mine, base, now, { recontact: 'mine' })).toMatchObject({
      settings: { recontact: 30, sample: 0.5, tab: '*' },
      texts: { tab: 'Tell us' },
    });
  });

  it('knows whether anything changed', () => {
    const draft = draftOf(null, 'en', 'Checkout');
    expect(isSame(draft, structuredClone(draft))).toBe(true);
    expect(isSame(draft, { ...draft, texts: { ...draft.texts, thanks: 'Thanks' } })).toBe(false);
    expect(isSame(draft, { ...draft, type: 'smiley' })).toBe(false);
  });
});
