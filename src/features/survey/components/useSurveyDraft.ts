'use client';

import { useCallback, useEffect, useState } from 'react';
import type { SurveyView } from '../schema';
import { draftOf, isSame, type SurveyDraft } from './survey';

const storageKey = (touchpointId: string) => `touchline:draft:survey:${touchpointId}`;

/**
 * A survey being edited. What others save meanwhile does not touch the draft; without one, the newest shows. An
 * unsaved draft outlives a reload in this tab.
 */
export function useSurveyDraft(
  touchpointId: string,
  survey: SurveyView | null,
  locale: string,
  name: string,
) {
  const [base, setBase] = useState(survey);
  const [draft, setDraftState] = useState<SurveyDraft>(() => draftOf(survey, locale, name));
  const key = storageKey(touchpointId);

  useEffect(() => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
      if (kept) setDraftState(kept);
    } catch {
      // Nothing can be kept here, so nothing was.
    }
  }, [key]);

  // Something newer came: it shows at once, unless there is a draft to protect.
  const [seen, setSeen] = useState(survey);
  if (survey !== seen) {
    setSeen(survey);
    if (isSame(draft, draftOf(base, locale, name))) {
      setBase(survey);
      setDraftState(draftOf(survey, locale, name));
    }
  }

  const setDraft = useCallback(
    (next: SurveyDraft) => {
      setDraftState(next);
      try {
        sessionStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Storage that is full or forbidden: the draft still stands in the form.
      }
    },
    [key],
  );

  /** Begins again from what is stored now, without what was typed. */
  const forget = useCallback(
    (stored: SurveyView) => {
      setBase(stored);
      setDraftState(draftOf(stored, locale, name));
      try {
        sessionStorage.removeItem(key);
      } catch {
        // Nothing was kept then.
      }
    },
    [key, locale, name],
  );

  return { base, draft, setDraft, rebase: setBase, forget };
}
