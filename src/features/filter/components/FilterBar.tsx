'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import type { Clock } from '@/features/segment/prepare';
import type { Dimension, Segment } from '@/features/segment/schema';
import { RANGE_NAMES } from '@/features/touchpoint/prepare';
import { useChoices } from '../client';
import { isKnown, prepareChips, RANGES, rangeOf } from '../prepare';
import { FilterDialog } from './FilterDialog';
import { PeriodDialog } from './PeriodDialog';
import './filter.css';

/** Which ratings are looked at: the period, and a chip for every filter, each with a button that takes it off. */
export function FilterBar({
  workspace,
  label,
  segment,
  period,
  clock,
  except,
  onChange,
}: {
  workspace: string;
  /** What the bar narrows: "Filters". */
  label: string;
  segment: Segment;
  /** The period in words. */
  period: string;
  clock: Clock;
  /** What is not filtered by here. */
  except?: readonly Dimension[];
  onChange: (segment: Segment) => void;
}) {
  const { data: choices, refetch } = useChoices(workspace);
  const [open, setOpen] = useState<'filters' | 'period' | null>(null);
  const chips = prepareChips(segment, choices);
  // A theme may have been found since.
  const isOld = choices !== undefined && !isKnown(choices, segment);
  useEffect(() => {
    if (isOld) void refetch();
  }, [isOld, refetch]);
  const range = rangeOf(segment);
  return (
    <section className="filter-bar" aria-label={label}>
      <Menu
        label="Period"
        trigger={
          <button type="button" className="select">
            <Icon name="clock" />
            <span className="trunc">{range ? `Last ${RANGE_NAMES[range]}` : period}</span>
            <Icon name="chevronDown" />
          </button>
        }
        items={[
          ...RANGES.map((one) => ({
            id: one,
            label: `Last ${RANGE_NAMES[one]}`,
            chosen: one === range,
            onSelect: () => onChange({ ...segment, period: { range: one } }),
          })),
          {
            id: 'dates',
            label: 'From and to …',
            chosen: range === null,
            onSelect: () => setOpen('period'),
          },
        ]}
      />
      <Button
        onClick={() => {
          // What came in since the page was opened can be chosen, too.
          void refetch();
          setOpen('filters');
        }}
      >
        <Icon name="add" />
        Filter
      </Button>
      {chips.length > 0 ? (
        <ul className="filter-chips" aria-label={`${label}: chosen`}>
          {chips.map(({ key, kind, label, without }) => (
            <li key={key} className="pick-one">
              <span className="mute">{kind}:</span>&nbsp;<bdi>{label}</bdi>
              <button
                type="button"
                aria-label={`Take off ${kind} ${label}`}
                onClick={() => onChange(without)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {open === 'filters' ? (
        <FilterDialog
          choices={choices}
          segment={segment}
          {...(except ? { except } : {})}
          onChange={onChange}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'period' ? (
        <PeriodDialog
          segment={segment}
          clock={clock}
          onChange={(next) => onChange({ ...segment, period: next })}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </section>
  );
}
