'use client';

import { useState } from 'react';
import { Segmented } from '@/components/ui/Segmented';
import { Select } from '@/components/ui/Select';
import { followUpsAt } from '@/contract/follow-ups';
import { SCALES } from '@/contract/survey';
import type { Theme } from '@/contract/widget';
import { useAsking } from '@/features/asking/client';
import { languageName } from '@/lib/languages';
import { usePreviewPage } from '../client';
import { mailBlock } from '../prepare';
import { PreviewFrame } from './PreviewFrame';
import { configOf, pageOf, type Step, SURFACES, type Surface, scoreFor, TRIAL, textsFor } from './preview';
import type { SurveyDraft } from './survey';
import './survey.css';

/**
 * The survey as customers meet it, on every surface, as it is typed: the widget as it is shipped, the survey page as
 * the server draws it. It can be tried, and records nothing.
 */
export function SurveyPreview({
  workspace,
  draft,
  locale,
}: {
  workspace: string;
  draft: SurveyDraft;
  locale: string;
}) {
  const [surface, setSurface] = useState<Surface>('popover');
  const [step, setStep] = useState<Step>('question');
  const [mode, setMode] = useState<'light' | 'dark' | null>(null);
  const [wanted, setWanted] = useState(locale);
  const { data: asking } = useAsking(workspace);
  const theme = asking?.theme ?? {};
  const shown = mode ?? (theme.mode === 'dark' ? 'dark' : 'light');
  /** A mail cannot tell which mode it is read in, and a kiosk nobody has dressed is dark. */
  const modeless = surface === 'mail' || (surface === 'kiosk' && Object.keys(theme).length === 0);
  const tag = wanted === TRIAL || draft.languages[wanted] ? wanted : locale;
  const { width, height } = SURFACES.find(({ value }) => value === surface) ?? SURFACES[0];
  const steps = [
    { value: 'question', label: 'Question' },
    { value: 'followUps', label: 'Follow-ups' },
    { value: 'thanks', label: 'Thanks' },
  ] as const;
  return (
    <div className="preview">
      <h3>Preview</h3>
      <div className="preview-choices">
        <Select label="Surface" value={surface} options={SURFACES} onChange={setSurface} />
        <Select
          label="Read in"
          value={tag}
          options={[
            { value: locale, label: languageName(locale) },
            ...Object.keys(draft.languages).map((value) => ({ value, label: languageName(value) })),
            { value: TRIAL, label: 'Right to left (trial)' },
          ]}
          onChange={setWanted}
        />
      </div>
      <div className="row wrap">
        {surface === 'kiosk' || surface === 'mail' ? null : (
          <Segmented label="Step of the preview" value={step} onChange={setStep} options={steps} />
        )}
        {modeless ? null : (
          <Segmented
            label="Colours of the preview"
            value={shown}
            onChange={setMode}
            options={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
        )}
      </div>
      {surface === 'page' ? (
        <PagePreview
          workspace={workspace}
          draft={draft}
          tag={tag}
          step={step}
          mode={shown}
          size={{ width, height }}
        />
      ) : (
        <PreviewFrame
          title="Preview of the survey"
          html={documentOf({
            draft,
            tag,
            surface,
            step,
            theme: modeless ? theme : { ...theme, mode: shown },
          })}
          width={width}
          height={height}
          scripts={surface !== 'mail'}
        />
      )}
      <p className="t12 mute">Try it: what is answered here is recorded nowhere.</p>
    </div>
  );
}

interface Looked {
  draft: SurveyDraft;
  tag: string;
  surface: Surface;
  step: Step;
  theme: Theme;
}

function documentOf({ draft, tag, surface, step, theme }: Looked): string {
  if (surface === 'mail') {
    const block = mailBlock(draft.type, textsFor(draft, tag), { addressOf: () => '#', theme, tag });
    return `<!doctype html><html style="color-scheme:light"><body style="margin:16px;background:#fff">${block}</body></html>`;
  }
  return pageOf({
    config: configOf(draft, tag, surface, theme),
    surface,
    step,
    score: scoreFor(draft, SCALES[draft.type].min),
    nonce: globalThis.__webpack_nonce__ ?? '',
    dark: theme.mode === 'dark',
  });
}

function PagePreview({
  workspace,
  draft,
  tag,
  step,
  mode,
  size,
}: {
  workspace: string;
  draft: SurveyDraft;
  tag: string;
  step: Step;
  mode: 'light' | 'dark';
  size: { width: number; height: number };
}) {
  const { type, settings } = draft;
  const texts = textsFor(draft, tag);
  const { question, low, high, followUp, thanks } = texts;
  const score = scoreFor(draft, SCALES[type].min);
  const asked = followUpsAt(settings, score, texts).map(([{ id, kind, choices = [] }, words]) => ({
    id,
    kind,
    question: words.question,
    choices: choices.map((choice) => ({ id: choice, label: words.choices?.[choice] || choice })),
  }));
  const { data } = usePreviewPage(workspace, {
    type,
    tag,
    texts: { question, low, high, followUp, thanks },
    asked,
    link: settings.link && texts.link ? texts.link : null,
    step,
    score,
    mode,
  });
  const nonce = globalThis.__webpack_nonce__ ?? '';
  // Its script tells of displays, and there is nobody here to be told of.
  const html = (data?.html ?? '')
    .replaceAll('<style>', `<style nonce="${nonce}">`)
    .replace(/<script>.*<\/script>/s, '');
  return <PreviewFrame title="Preview of the survey" html={html} {...size} scripts={false} />;
}
