'use client';

import { useState } from 'react';
import { Face } from '@/components/ui/Face';
import { Icon } from '@/components/ui/Icon';
import type { Level } from '@/components/ui/LevelMeter';
import { Logo } from '@/components/ui/Logo';
import { Segmented } from '@/components/ui/Segmented';
import { SCALES, type SurveyType } from '@/contract/survey';
import type { SurveyTexts } from '@/contract/widget';
import './survey.css';

type Step = 'question' | 'comment' | 'thanks';

/** The card as a customer sees it, step by step. A picture: it answers nothing. */
export function SurveyPreview({ type, texts }: { type: SurveyType; texts: SurveyTexts }) {
  const [wanted, setWanted] = useState<Step>('question');
  const asksMore = texts.followUp.trim() !== '';
  const step = wanted === 'comment' && !asksMore ? 'question' : wanted;
  return (
    <div className="preview">
      <div className="row">
        <h3>Preview</h3>
        <span className="grow" />
        <Segmented
          label="Step of the preview"
          value={step}
          onChange={setWanted}
          options={[
            { value: 'question', label: 'Question' },
            ...(asksMore ? [{ value: 'comment' as const, label: 'Follow-up' }] : []),
            { value: 'thanks', label: 'Thanks' },
          ]}
        />
      </div>
      <div className="preview-ground">
        <div className="tw" aria-hidden="true">
          <div className="tw-h">
            <p className="tw-q" dir="auto">
              {step === 'question'
                ? texts.question
                : step === 'comment'
                  ? texts.followUp
                  : texts.thanks || 'Thank you.'}
            </p>
            <Icon name="close" />
          </div>
          {step === 'question' ? <Scale type={type} texts={texts} /> : null}
          {step === 'comment' ? (
            <>
              <span className="tw-in">Your comment (optional)</span>
              <span className="tw-f">
                <span className="tb">Skip</span>
                <span className="tb p">Send</span>
              </span>
            </>
          ) : null}
          <span className="tw-by">
            <Logo word={false} /> Touchline
          </span>
        </div>
      </div>
    </div>
  );
}

function Scale({ type, texts }: { type: SurveyType; texts: SurveyTexts }) {
  const { min, max } = SCALES[type];
  if (type === 'thumbs') {
    return (
      <span className="tw-s thumbs">
        <span>
          <Icon name="thumbUp" /> <bdi>{texts.high || 'Yes'}</bdi>
        </span>
        <span>
          <Icon name="thumbDown" /> <bdi>{texts.low || 'No'}</bdi>
        </span>
      </span>
    );
  }
  const scores = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  return (
    <>
      <span className={`tw-s ${type}`}>
        {scores.map((score) => (
          <span key={score}>{type === 'smiley' ? <Face mood={score as Level} size={32} /> : score}</span>
        ))}
      </span>
      <span className="tw-a">
        <bdi>{texts.low}</bdi>
        <bdi>{texts.high}</bdi>
      </span>
    </>
  );
}
