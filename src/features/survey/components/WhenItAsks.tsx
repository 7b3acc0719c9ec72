'use client';

import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { LIMITS } from '@/contract/limits';
import type { Trigger } from '@/contract/widget';
import { settingTexts } from '../prepare/spoken';
import { AskField, AskSelect } from './AskField';
import { AskSection } from './AskSection';
import { RowButton } from './RowButton';
import { placed, type SectionProps } from './survey';
import { TriggerValue } from './TriggerValue';

const KINDS = [
  { value: 'load', label: 'At once' },
  { value: 'delay', label: 'After some seconds' },
  { value: 'scroll', label: 'After part of the page' },
  { value: 'click', label: 'At a click' },
  { value: 'exit', label: 'On the way out' },
  { value: 'visit', label: 'When a touchpoint is visited' },
] as const satisfies readonly { value: Trigger['on']; label: string }[];

const begin = (on: Trigger['on'], page: string | undefined): Trigger => ({
  on,
  ...(page ? { page } : {}),
  ...(on === 'delay' ? { seconds: 10 } : on === 'scroll' ? { percent: 50 } : {}),
  ...(on === 'click' ? { selector: '' } : {}),
});

/** What makes a survey ask by itself, and its tab. */
export function WhenItAsks({ draft, onChange, locale, workspace }: SectionProps & { workspace: string }) {
  const { settings, texts } = draft;
  const { triggers = [], tab, ...rest } = settings;
  const write = (next: Trigger[], page = tab) =>
    onChange({
      ...draft,
      settings: {
        ...rest,
        ...(next.length > 0 ? { triggers: next } : {}),
        ...(page === undefined ? {} : { tab: page }),
      },
    });
  const change = (at: number, next: Trigger) => write(triggers.with(at, next));
  const withoutTab = () =>
    onChange({ ...draft, settings: { ...rest, ...(triggers.length > 0 ? { triggers } : {}) } });
  return (
    <AskSection
      title="When it asks"
      summary={settingTexts(settings).when || 'When your code says so'}
      at={['settings.triggers', 'settings.tab', 'texts.tab']}
    >
      <p className="t12 mute">
        Your pages may always ask with <code>touchline('ask')</code>. Each trigger makes it ask by itself,
        within the budget of the workspace.
      </p>
      <ul className="ask-list">
        {placed(triggers).map(({ one: trigger, index, key }) => (
          <li key={key} className="ask-card">
            <div className="ask-row">
              <AskSelect
                at={`settings.triggers.${index}.on`}
                label={`Trigger ${index + 1}`}
                value={trigger.on}
                options={KINDS}
                onChange={(on) => change(index, begin(on, trigger.page))}
              />
              <RowButton
                does="delete"
                label={`Delete trigger ${index + 1}`}
                onClick={() => write(triggers.toSpliced(index, 1))}
              />
            </div>
            <TriggerValue
              workspace={workspace}
              at={`settings.triggers.${index}`}
              trigger={trigger}
              onChange={(next) => change(index, next)}
            />
            <AskField
              at={`settings.triggers.${index}.page`}
              label="On pages"
              placeholder="Every page; or /orders/*"
              autoComplete="off"
              spellCheck={false}
              value={trigger.page ?? ''}
              onChange={({ target }) => {
                const { page: _, ...other } = trigger;
                change(index, target.value ? { ...other, page: target.value } : other);
              }}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button
          size="s"
          disabled={triggers.length >= LIMITS.triggers}
          onClick={() => write([...triggers, begin('delay', undefined)])}
        >
          <Icon name="add" /> Add a trigger
        </Button>
      </div>
      <label className="ask-check">
        <input
          type="checkbox"
          checked={tab !== undefined}
          onChange={({ target }) => (target.checked ? write(triggers, '*') : withoutTab())}
        />
        A tab at the side of the page
      </label>
      {tab === undefined ? null : (
        <div className="ask-pair">
          <AskField
            at="settings.tab"
            label="Tab on pages"
            hint="* is every page."
            autoComplete="off"
            spellCheck={false}
            value={tab}
            onChange={({ target }) => write(triggers, target.value)}
          />
          <AskField
            at="texts.tab"
            label="Text of the tab"
            dir="auto"
            lang={locale}
            maxLength={40}
            autoComplete="off"
            value={texts.tab ?? ''}
            onChange={({ target }) => onChange({ ...draft, texts: { ...texts, tab: target.value } })}
          />
        </div>
      )}
    </AskSection>
  );
}
