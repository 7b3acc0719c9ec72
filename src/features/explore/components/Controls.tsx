'use client';

import { Segmented } from '@/components/ui/Segmented';
import { Select } from '@/components/ui/Select';
import { useChoices } from '@/features/filter/client';
import { BY_NAMES } from '../prepare/explore';
import { MEASURE_NAMES } from '../prepare/measure';
import type { ExploreState } from '../prepare/state';
import { BYS, MEASURES } from '../schema';

const AS = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
] as const;

const VERSUS = [
  { value: 'none', label: 'Nothing' },
  { value: 'before', label: 'The time before' },
  { value: 'segment', label: 'Other ratings' },
] as const;

/** What is looked at, told apart by what, beside what, and how it is drawn. */
export function Controls({
  workspace,
  state,
  show,
}: {
  workspace: string;
  state: ExploreState;
  show: (patch: Partial<ExploreState>) => void;
}) {
  const { data: choices } = useChoices(workspace);
  const names = (choices?.attributes ?? []).map(({ name }) => name);
  const attributes = [...new Set([...(state.attribute ? [state.attribute] : []), ...names])];
  return (
    <div className="ex-controls">
      <Select
        label="Measure"
        value={state.measure}
        options={MEASURES.map((value) => ({ value, label: MEASURE_NAMES[value] }))}
        onChange={(measure) => show({ measure })}
      />
      <Select
        label="By"
        value={state.by}
        options={BYS.map((value) => ({ value, label: BY_NAMES[value] }))}
        onChange={(by) => show({ by, attribute: by === 'attribute' ? (attributes[0] ?? null) : null })}
      />
      {state.by === 'attribute' ? (
        <Select
          label="Attribute"
          value={state.attribute ?? ''}
          options={[
            // What an address left open is not drawn as if it had been chosen.
            ...(state.attribute
              ? []
              : [{ value: '', label: attributes.length > 0 ? 'Choose one' : 'No attributes yet' }]),
            ...attributes.map((value) => ({ value, label: value })),
          ]}
          onChange={(attribute) => show({ attribute: attribute || null })}
        />
      ) : null}
      <Select
        label="Compare with"
        value={state.versus ?? 'none'}
        options={VERSUS}
        onChange={(versus) =>
          show(
            versus === 'none'
              ? { versus: null }
              : // What is compared with begins as the same, to be changed in what matters.
                { versus, ...(versus === 'segment' ? { other: state.segment } : {}) },
          )
        }
      />
      <Segmented label="Shown as" options={AS} value={state.as} onChange={(as) => show({ as })} />
    </div>
  );
}
