'use client';

import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { LIMITS } from '@/contract/limits';
import { SCALES } from '@/contract/survey';
import type { FollowUp, FollowUpTexts } from '@/contract/widget';
import { scoresText, settingTexts } from '../prepare/spoken';
import { AskSection } from './AskSection';
import { FollowUpCard } from './FollowUpCard';
import { RowButton } from './RowButton';
import { freshId, type SectionProps } from './survey';

/** Up to three questions after each score, in order. */
export function FollowUps({ draft, onChange, locale }: SectionProps) {
  const { texts, settings, type } = draft;
  const { followUps = [], ...rest } = settings;
  const more = texts.more ?? {};
  const write = (next: FollowUp[], words: Record<string, FollowUpTexts> = more) =>
    onChange({
      ...draft,
      texts: { ...texts, more: words },
      settings: next.length > 0 ? { ...rest, followUps: next } : rest,
    });
  /** Exchanges a question with the one after it. */
  const swap = (at: number) => write(followUps.toSpliced(at, 2, ...followUps.slice(at, at + 2).toReversed()));
  const add = () => {
    const [id, a, b] = [freshId(), freshId(), freshId()];
    write([...followUps, { id, kind: 'single', choices: [a, b] }], {
      ...more,
      [id]: { question: '', choices: { [a]: '', [b]: '' } },
    });
  };
  const { min, max } = SCALES[type];
  return (
    <AskSection
      title="Follow-ups"
      summary={settingTexts(settings).followUps || 'The comment question only'}
      at={['settings.followUps', 'texts.more']}
    >
      <p className="t12 mute">
        Asked after the score, three at most at any score. Nobody has to answer them, and a score is stored
        before they are asked.
      </p>
      <ol className="ask-list">
        {followUps.map((one, index) => (
          <li key={one.id}>
            <FollowUpCard
              question={one}
              words={more[one.id] ?? { question: '' }}
              number={index + 1}
              at={`settings.followUps.${index}`}
              scores={Array.from({ length: max - min + 1 }, (_, step) => min + step)}
              locale={locale}
              onChange={(next, words) => {
                const { [one.id]: _, ...others } = more;
                write(
                  followUps.map((other) => (other.id === one.id ? next : other)),
                  { ...others, [next.id]: words },
                );
              }}
            >
              <span className="grow t12 mute">{scoresText(one)}</span>
              <RowButton
                does="up"
                label={`Move question ${index + 1} up`}
                disabled={index === 0}
                onClick={() => swap(index - 1)}
              />
              <RowButton
                does="down"
                label={`Move question ${index + 1} down`}
                disabled={index === followUps.length - 1}
                onClick={() => swap(index)}
              />
              <RowButton
                does="delete"
                label={`Delete question ${index + 1}`}
                onClick={() => write(followUps.filter(({ id }) => id !== one.id))}
              />
            </FollowUpCard>
          </li>
        ))}
      </ol>
      <div>
        <Button size="s" onClick={add} disabled={followUps.length >= LIMITS.followUps}>
          <Icon name="add" /> Add a question
        </Button>
      </div>
    </AskSection>
  );
}
