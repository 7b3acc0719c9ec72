'use client';

import { useContext } from 'react';
import { formatCount } from '@/domain/format';
import { FaultContext } from './AskField';
import { placeName, placeOf } from './faults';
import type { SurveyDraft } from './survey';

/** Everything that keeps a survey from being saved, each with the way to its field. */
export function FaultList({ draft, onSeek }: { draft: SurveyDraft; onSeek: (place: string) => void }) {
  const { all } = useContext(FaultContext);
  if (all.length === 0) return null;
  return (
    <section className="survey-warning" aria-label="What is to be mended" tabIndex={-1} data-faults="">
      <p>
        Nothing was saved: {formatCount(all.length, 'thing is', 'things are')} to be mended. What you typed is
        still here.
      </p>
      <ul className="survey-faults">
        {all.map((fault) => {
          const name = placeName(fault, draft);
          return (
            <li key={`${fault.path} ${fault.message}`}>
              {name ? (
                <button type="button" className="link" onClick={() => onSeek(placeOf(fault))}>
                  {name}
                </button>
              ) : null}
              {name ? ': ' : ''}
              {fault.message}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
