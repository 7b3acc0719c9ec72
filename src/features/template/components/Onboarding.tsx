'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Logo } from '@/components/ui/Logo';
import { Steps } from '@/components/ui/Steps';
import { setQuery, useQuery } from '@/lib/use-address';
import { useFreshStart } from '@/lib/use-fresh-start';
import type { TemplateSlug, TemplateSummary } from '../schema';
import { StepFirstRating } from './StepFirstRating';
import { StepTemplate } from './StepTemplate';
import { StepTouchpoints } from './StepTouchpoints';
import './onboarding.css';

const STEPS = ['Template', 'Touchpoints', 'First rating'] as const;

/**
 * Three steps from an empty workspace to the first rating. The step and the map are in the URL: reload and Back work.
 */
export function Onboarding({ workspace, templates }: { workspace: string; templates: TemplateSummary[] }) {
  const search = useQuery();
  const map = search.get('map');
  const step = map ? (search.get('step') === 'rating' ? 2 : 1) : 0;
  // The server has nothing to add to a step: it changes at once, and Back still finds the one before.
  const go = (to: 'touchpoints' | 'rating', map: string) =>
    setQuery((query) => {
      query.set('map', map);
      query.set('step', to);
    });
  const back = () =>
    setQuery((query) => {
      query.delete('map');
      query.delete('step');
    });
  // Kept here, so that a step back finds what was chosen.
  const [template, setTemplate] = useState<TemplateSlug>(templates[0]?.slug ?? 'blank');
  const body = useFreshStart<HTMLDivElement>(String(step));
  return (
    <div className="onboarding" ref={body}>
      <header className="onboarding-head">
        <Link href="/" aria-label="Touchline">
          <Logo />
        </Link>
        <Steps names={STEPS} current={step} />
        <Link className="mute" href={`/w/${workspace}`}>
          Finish later
        </Link>
      </header>
      {map === null ? (
        <StepTemplate
          workspace={workspace}
          templates={templates}
          another={search.has('another')}
          slug={template}
          onSlug={setTemplate}
          onDone={(id) => go('touchpoints', id)}
        />
      ) : step === 1 ? (
        <StepTouchpoints workspace={workspace} map={map} onBack={back} onDone={() => go('rating', map)} />
      ) : (
        <StepFirstRating workspace={workspace} map={map} />
      )}
    </div>
  );
}
