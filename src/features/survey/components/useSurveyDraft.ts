'use client';

import { useCallback, useEffect, useState } from 'react';
import { keep, recall, forget as throwAway } from '@/components/ui/kept';
import type { SurveyView } from '../schema';
import { draftOf, isSame, type SurveyDraft } from './survey';

/** With what is known of it now, and what was changed into the draft. */
const asSeen = (now: SurveyView | null, then: SurveyView | null): SurveyView | null =>
  now && then && now.id === then.id ? { ...now, texts: then.texts, settings: then.settings } : then;

const textOf = ({ texts: { more, ...own } }: SurveyDraft): string =>
  [...Object.values(own), ...Object.values(more ?? {}).map(({ question }) => question)].join('\n');

/**
 * A survey being edited. What others save meanwhile does not touch the draft; without one, the newest shows. An
 * unsaved draft outlives a reload in this tab, with what it began from: what others changed since is then seen.
 */
export function useSurveyDraft(
  touchpointId: string,
  survey: SurveyView | null,
  locale: string,
  name: string,
) {
  const [base, setBase] = useState(survey);
  const [draft, setDraftState] = useState<SurveyDraft>(() => draftOf(survey, locale, name));
  const key = `survey:${touchpointId}`;

  // Something newer came: it shows at once, unless there is a draft to protect.
  const [seen, setSeen] = useState(survey);
  if (survey !== seen) {
    setSeen(survey);
    if (isSame(draft, draftOf(base, locale, name))) {
      setBase(survey);
      setDraftState(draftOf(survey, locale, name));
    }
  }

  // What is stored is only what the draft opens with; later it is told above.
  const [atFirst] = useState(survey);
  useEffect(() => {
    const kept = recall<SurveyDraft, SurveyView | null>(key);
    if (!kept?.draft) return;
    setBase(asSeen(atFirst, kept.base));
    setDraftState({
      ...kept.draft,
      languages: kept.draft.languages ?? {},
      settings: kept.draft.settings ?? {},
    });
  }, [key, atFirst]);

  const setDraft = useCallback(
    (next: SurveyDraft) => {
      setDraftState(next);
      if (base !== null && isSame(next, draftOf(base, locale, name))) return throwAway(key);
      return keep(key, { draft: next, base, label: `Survey, ${name}`, text: textOf(next) });
    },
    [key, base, locale, name],
  );

  /** Asked or paused by now: the texts that the draft began from stay. */
  const rebase = useCallback(
    (stored: SurveyView) => setBase((base) => (base === null ? stored : asSeen(stored, base))),
    [],
  );

  /** Goes on with a draft from what somebody else stored, once it is known whose is kept. */
  const beginFrom = useCallback(
    (stored: SurveyView, next: SurveyDraft) => {
      setBase(stored);
      setDraftState(next);
      keep(key, { draft: next, base: stored, label: `Survey, ${name}`, text: textOf(next) });
    },
    [key, name],
  );

  /** Begins again from what is stored now, without what was typed. */
  const forget = useCallback(
    (stored: SurveyView) => {
      setBase(stored);
      setDraftState(draftOf(stored, locale, name));
      throwAway(key);
    },
    [key, locale, name],
  );

  return { base, draft, setDraft, rebase, beginFrom, forget };
}
