import { describe, expect, it } from 'vitest';
import { defaultTexts } from '../prepare';
import type { SurveyView } from '../schema';
import { draftOf, isSame, withType } from './survey';

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
    });
  });

  it('changes proposed texts with its type, and never the ones somebody wrote', () => {
    const draft = draftOf(null, 'en', 'Checkout');
    expect(withType(draft, 'ces', 'Checkout')).toEqual({
      type: 'ces',
      texts: defaultTexts('ces', 'Checkout'),
    });
    const own = { ...draft, texts: { ...draft.texts, question: 'How did paying go?', low: 'Awful' } };
    const changed = withType(own, 'ces', 'Checkout');
    expect(changed.texts.question).toBe('How did paying go?');
    expect(changed.texts.low).toBe('Very difficult');
  });

  it('knows whether anything changed', () => {
    const draft = draftOf(null, 'en', 'Checkout');
    expect(isSame(draft, structuredClone(draft))).toBe(true);
    expect(isSame(draft, { ...draft, texts: { ...draft.texts, thanks: 'Thanks' } })).toBe(false);
    expect(isSame(draft, { ...draft, type: 'smiley' })).toBe(false);
  });
});
