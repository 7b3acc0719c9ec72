'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { PickMany } from '@/components/ui/PickMany';
import { Select } from '@/components/ui/Select';
import { LIMITS } from '@/contract/limits';
import { DIMENSIONS, type Dimension, EVERYTHING, MOST_VALUES, type Segment } from '@/features/segment/schema';
import { languageName } from '@/lib/languages';
import { dimensionTitle, nameOf } from '../prepare';
import type { Choices } from '../schema';

/** Every dimension with what there is to choose from. What is chosen holds at once. */
export function FilterDialog({
  choices,
  segment,
  except = [],
  onChange,
  onClose,
}: {
  choices: Choices | undefined;
  segment: Segment;
  /** What is not filtered by here. */
  except?: readonly Dimension[];
  onChange: (segment: Segment) => void;
  onClose: () => void;
}) {
  const offered = DIMENSIONS.filter(
    (dimension) =>
      !except.includes(dimension) &&
      (segment[dimension].length > 0 || choices?.[dimension].some(({ past }) => !past)),
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title="Filters"
      description="Of several values in one field one must fit, and every field."
    >
      {choices === undefined ? <p className="mute">What there is to choose from is being read.</p> : null}
      {offered.map((dimension) => (
        <PickMany
          key={dimension}
          label={dimensionTitle(dimension)}
          placeholder="All"
          options={(choices?.[dimension] ?? [])
            .filter(({ past }) => !past)
            .map(({ value, label, detail }) => ({
              value,
              label: dimension === 'languages' ? languageName(value) : label,
              ...(detail ? { detail } : {}),
            }))}
          chosen={segment[dimension]}
          nameOf={(value) => nameOf(choices, dimension, value)}
          empty="Nothing here is called that."
          onChange={(next) => onChange({ ...segment, [dimension]: next.slice(0, MOST_VALUES) } as Segment)}
        />
      ))}
      {choices && choices.attributes.length + segment.attributes.length > 0 ? (
        <AttributeFields attributes={choices.attributes} segment={segment} onChange={onChange} />
      ) : null}
      <div className="row">
        <Button kind="primary" onClick={onClose}>
          Show ratings
        </Button>
        <Button kind="ghost" onClick={() => onChange({ ...EVERYTHING, period: segment.period })}>
          Take all off
        </Button>
      </div>
    </Dialog>
  );
}

function AttributeFields({
  attributes,
  segment,
  onChange,
}: {
  attributes: Choices['attributes'];
  segment: Segment;
  onChange: (segment: Segment) => void;
}) {
  const names = [...new Set([...segment.attributes, ...attributes].map(({ name }) => name))];
  const [chosen, setChosen] = useState(segment.attributes[0]?.name ?? names[0] ?? '');
  const values = attributes.find(({ name }) => name === chosen)?.values ?? [];
  const own = segment.attributes.filter(({ name }) => name === chosen);
  return (
    <>
      <Select
        label="Attribute"
        value={chosen}
        options={names.map((name) => ({ value: name, label: name }))}
        onChange={setChosen}
      />
      <PickMany
        key={chosen}
        label={`Values of ${chosen}`}
        hint="The most frequent are offered; others can be typed."
        placeholder="All"
        options={values.map((value) => ({ value, label: value === '' ? '(empty)' : value }))}
        chosen={own.map(({ value }) => value)}
        nameOf={(value) => (value === '' ? '(empty)' : value)}
        read={(typed) => {
          const value = typed.slice(0, LIMITS.attributeValue);
          return { value, label: value };
        }}
        empty="Type a value."
        onChange={(next) =>
          onChange({
            ...segment,
            attributes: [
              ...segment.attributes.filter(({ name }) => name !== chosen),
              ...next.map((value) => ({ name: chosen, value })),
            ].slice(0, MOST_VALUES),
          })
        }
      />
    </>
  );
}
