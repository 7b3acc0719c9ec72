'use client';

import { shownScores } from '@/contract/survey';
import { settingTexts } from '../prepare/spoken';
import { AskField, AskSelectOrNone } from './AskField';
import { AskSection } from './AskSection';
import type { SectionProps } from './survey';

/** How soon the same person may be asked this again. */
export function HowOften({ draft, onChange }: SectionProps) {
  const { recontact, ...rest } = draft.settings;
  return (
    <AskSection
      title="How often"
      summary={settingTexts(draft.settings).often || 'Again after a day'}
      at={['settings.recontact']}
    >
      <AskField
        at="settings.recontact"
        label="Days before the same person is asked this again"
        hint="Across all touchpoints the budget of the workspace holds as well."
        type="number"
        min={0}
        max={3650}
        placeholder="1"
        value={recontact ?? ''}
        onChange={({ target }) =>
          onChange({
            ...draft,
            settings: target.value === '' ? rest : { ...rest, recontact: Number(target.value) },
          })
        }
      />
    </AskSection>
  );
}

/** A link under the thanks. */
export function AfterAnswer({ draft, onChange, locale }: SectionProps) {
  const { settings, texts, type } = draft;
  const { link, ...rest } = settings;
  const set = (url: string, from = link?.from) =>
    onChange({
      ...draft,
      settings: url ? { ...rest, link: { url, ...(from === undefined ? {} : { from }) } } : rest,
    });
  return (
    <AskSection
      title="After the answer"
      summary={settingTexts(settings).after || 'Thanks, and nothing more'}
      at={['settings.link', 'texts.link']}
    >
      <AskField
        at="settings.link.url"
        label="Link under the thanks"
        type="url"
        placeholder="https://"
        autoComplete="off"
        spellCheck={false}
        value={link?.url ?? ''}
        onChange={({ target }) => set(target.value.trim())}
      />
      {link ? (
        <div className="ask-pair">
          <AskField
            at="texts.link"
            label="What the link says"
            dir="auto"
            lang={locale}
            maxLength={60}
            autoComplete="off"
            value={texts.link ?? ''}
            onChange={({ target }) => onChange({ ...draft, texts: { ...texts, link: target.value } })}
          />
          <AskSelectOrNone
            at="settings.link.from"
            label="Shown from score"
            none="Every score"
            value={link.from === undefined ? null : `${link.from}`}
            options={shownScores(type)
              .toSorted((a, b) => a - b)
              .map((score) => ({ value: `${score}`, label: `${score}` }))}
            onChange={(value) => {
              const { from: _, ...plain } = link;
              onChange({
                ...draft,
                settings: { ...rest, link: value === null ? plain : { ...plain, from: Number(value) } },
              });
            }}
          />
        </div>
      ) : null}
    </AskSection>
  );
}
