'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Icon } from '@/components/ui/Icon';
import { Select, SelectOrNone } from '@/components/ui/Select';
import { LIMITS } from '@/contract/limits';
import type { Audience } from '@/contract/widget';
import { settingTexts } from '../prepare/spoken';
import { AskSection } from './AskSection';
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

/** Whom a survey asks: everybody who fits all of it. */
export function WhomItAsks({ draft, onChange, faults }: SectionProps) {
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
    <AskSection title="Whom it asks" summary={settingTexts(settings).whom || 'Everybody'} faults={faults}>
      <div className="ask-pair">
        <SelectOrNone
          label="Device"
          none="Any"
          value={audience.device ?? null}
          options={[
            { value: 'phone', label: 'Phones' },
            { value: 'desk', label: 'Larger screens' },
          ]}
          onChange={(device) => write(device ? { ...audience, device } : without('device'))}
        />
        <Field
          label="Share of people, in %"
          type="number"
          min={0.1}
          max={100}
          step={0.1}
          value={Number(((sample ?? 1) * 100).toFixed(1))}
          onChange={({ target }) => write(audience, Number(target.value) / 100)}
        />
      </div>
      <ListField
        label="Personas"
        placeholder="All; or regular, newcomer"
        value={audience.personas ?? []}
        onChange={(personas) => write({ ...audience, personas })}
      />
      <ListField
        label="Languages"
        placeholder="All; or de, pt-BR"
        value={audience.languages ?? []}
        onChange={(languages) => write({ ...audience, languages })}
      />
      <ListField
        label="Pages"
        placeholder="All; or /orders/*, /help"
        value={audience.pages ?? []}
        onChange={(pages) => write({ ...audience, pages })}
      />
      {placed(attributes).map(({ one: rule, index, key }) => (
        <fieldset key={key} className="ask-card" aria-label={`Attribute ${index + 1}`}>
          <div className="ask-row">
            <Field
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
            <Select
              label="Comparison"
              value={rule.op}
              options={OPS}
              onChange={(op) => setRule(index, op === 'has' ? { name: rule.name, op } : { ...rule, op })}
            />
            {rule.op === 'has' ? null : (
              <Field
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

const listOf = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((one) => one.trim())
    .filter(Boolean);

/** Several short values, separated by commas, as they are typed. */
function ListField({
  label,
  placeholder,
  value,
  onChange,
}: {
  label: string;
  placeholder: string;
  value: readonly string[];
  onChange: (next: string[]) => void;
}) {
  const [typed, setTyped] = useState(value.join(', '));
  const shown = listOf(typed).join() === value.join() ? typed : value.join(', ');
  return (
    <Field
      label={label}
      placeholder={placeholder}
      autoComplete="off"
      spellCheck={false}
      value={shown}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(listOf(target.value));
      }}
    />
  );
}
