'use client';

import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { PickMany } from '@/components/ui/PickMany';
import { LIMITS } from '@/contract/limits';
import type { Audience } from '@/contract/widget';
import { languageTag } from '@/features/asking/schema';
import { usePersonas } from '@/features/persona/client';
import { LANGUAGES, languageName } from '@/lib/languages';
import { settingTexts } from '../prepare/spoken';
import { AskField, AskSelect, AskSelectOrNone, useFault } from './AskField';
import { AskSection } from './AskSection';
import { PageRows } from './PageRows';
import { RowButton } from './RowButton';
import { placed, type SectionProps } from './survey';

type Rule = NonNullable<Audience['attributes']>[number];

const OPS = [
  { value: 'is', label: 'is' },
  { value: 'not', label: 'is not' },
  { value: 'has', label: 'has any value' },
  { value: 'more', label: 'is more than' },
  { value: 'less', label: 'is less than' },
] as const satisfies readonly { value: Rule['op']; label: string }[];

/** A language that is offered or written as its tag; null: no language. */
export const languageOption = (tag: string) => {
  const { data } = languageTag.safeParse(tag);
  return data ? { value: data, label: languageName(data), detail: data } : null;
};
export const languageOptions = LANGUAGES.map((tag) => ({
  value: tag,
  label: languageName(tag),
  detail: tag,
})).toSorted((a, b) => a.label.localeCompare(b.label, 'en'));

/** Whom a survey asks: everybody who fits all of it. */
export function WhomItAsks({ draft, onChange, workspace }: SectionProps & { workspace: string }) {
  const { settings } = draft;
  const { audience = {}, sample, ...rest } = settings;
  const { attributes = [] } = audience;
  const write = (next: Audience, share = sample) => {
    const kept = Object.entries(next).filter(([, value]) => value !== undefined && value.length !== 0);
    onChange({
      ...draft,
      settings: {
        ...rest,
        ...(kept.length > 0 ? { audience: Object.fromEntries(kept) as Audience } : {}),
        ...(share === undefined || share === 1 ? {} : { sample: share }),
      },
    });
  };
  const without = <Name extends keyof Audience>(name: Name) => {
    const { [name]: _, ...others } = audience;
    return others;
  };
  const setRule = (at: number, rule: Rule) => write({ ...audience, attributes: attributes.with(at, rule) });
  return (
    <AskSection
      title="Whom it asks"
      summary={settingTexts(settings).whom || 'Everybody'}
      at={['settings.audience', 'settings.sample']}
    >
      <div className="ask-pair">
        <AskSelectOrNone
          at="settings.audience.device"
          label="Device"
          none="Any"
          value={audience.device ?? null}
          options={[
            { value: 'phone', label: 'Phones' },
            { value: 'desk', label: 'Larger screens' },
          ]}
          onChange={(device) => write(device ? { ...audience, device } : without('device'))}
        />
        <AskField
          at="settings.sample"
          label="Share of people, in %"
          type="number"
          min={0.1}
          max={100}
          step={0.1}
          value={Number(((sample ?? 1) * 100).toFixed(1))}
          onChange={({ target }) => write(audience, Number(target.value) / 100)}
        />
      </div>
      <Personas
        workspace={workspace}
        chosen={audience.personas ?? []}
        onChange={(personas) => write({ ...audience, personas })}
      />
      <PickMany
        name="settings.audience.languages"
        label="Languages"
        hint={`${audience.languages ? 'One of them has to be the customer’s.' : 'None chosen: customers of every language.'} German includes Austrian German. A tag like de-AT can be written.`}
        error={useFault('settings.audience.languages')}
        placeholder="Find a language"
        options={languageOptions}
        chosen={audience.languages ?? []}
        nameOf={languageName}
        read={languageOption}
        empty="No language is called that. Write its tag, like de or pt-BR."
        onChange={(languages) => write({ ...audience, languages })}
      />
      <PageRows pages={audience.pages ?? []} onChange={(pages) => write({ ...audience, pages })} />
      {placed(attributes).map(({ one: rule, index, key }) => (
        <fieldset key={key} className="ask-card" aria-label={`Attribute ${index + 1}`}>
          <div className="ask-row">
            <AskField
              at={`settings.audience.attributes.${index}.name`}
              label="Attribute"
              autoComplete="off"
              maxLength={LIMITS.attributeName}
              value={rule.name}
              onChange={({ target }) => setRule(index, { ...rule, name: target.value })}
            />
            <RowButton
              does="delete"
              label={`Delete attribute ${index + 1}`}
              onClick={() => write({ ...audience, attributes: attributes.toSpliced(index, 1) })}
            />
          </div>
          <div className="ask-pair">
            <AskSelect
              at={`settings.audience.attributes.${index}.op`}
              label="Comparison"
              value={rule.op}
              options={OPS}
              onChange={(op) => setRule(index, op === 'has' ? { name: rule.name, op } : { ...rule, op })}
            />
            {rule.op === 'has' ? null : (
              <AskField
                at={`settings.audience.attributes.${index}.value`}
                label="Value"
                autoComplete="off"
                maxLength={LIMITS.attributeValue}
                value={rule.value ?? ''}
                onChange={({ target }) => setRule(index, { ...rule, value: target.value })}
              />
            )}
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          size="s"
          disabled={attributes.length >= LIMITS.audienceAttributes}
          onClick={() =>
            write({ ...audience, attributes: [...attributes, { name: '', op: 'is', value: '' }] })
          }
        >
          <Icon name="add" /> Add an attribute
        </Button>
      </div>
    </AskSection>
  );
}

/** Personas of the workspace, by their slugs: that is what pages say of a customer. */
function Personas({
  workspace,
  chosen,
  onChange,
}: {
  workspace: string;
  chosen: readonly string[];
  onChange: (next: string[]) => void;
}) {
  const { data = [], isPending } = usePersonas(workspace);
  const nameOf = (slug: string) => {
    const known = data.find((one) => one.slug === slug);
    return known ? `${known.name}${known.archived ? ' (archived)' : ''}` : slug;
  };
  return (
    <PickMany
      name="settings.audience.personas"
      label="Personas"
      hint={
        chosen.length > 0
          ? 'One of them has to be the customer’s: your pages say which, with identify.'
          : 'None chosen: customers of every persona, and those of none.'
      }
      error={useFault('settings.audience.personas')}
      placeholder="Find a persona"
      options={data
        .filter(({ archived }) => !archived)
        .map(({ slug, name }) => ({ value: slug, label: name, detail: slug }))}
      chosen={chosen}
      nameOf={nameOf}
      empty={
        isPending
          ? 'Personas are being read.'
          : data.some(({ slug, archived }) => !archived && !chosen.includes(slug))
            ? 'No persona is called that.'
            : 'There are no more personas. Settings, Personas makes one.'
      }
      onChange={onChange}
    />
  );
}
