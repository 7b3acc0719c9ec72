'use client';

import type { Trigger } from '@/contract/widget';
import { useOutlines } from '@/features/map/client';
import { AskField, AskSelectOrNone } from './AskField';

/** What a trigger waits for, beside its kind. */
export function TriggerValue({
  workspace,
  at,
  trigger,
  onChange,
}: {
  workspace: string;
  at: string;
  trigger: Trigger;
  onChange: (next: Trigger) => void;
}) {
  switch (trigger.on) {
    case 'delay':
      return (
        <AskField
          at={`${at}.seconds`}
          label="Seconds"
          type="number"
          min={0}
          max={3600}
          value={trigger.seconds ?? ''}
          onChange={({ target }) => onChange({ ...trigger, seconds: Number(target.value) })}
        />
      );
    case 'scroll':
      return (
        <AskField
          at={`${at}.percent`}
          label="Percent of the page"
          type="number"
          min={1}
          max={100}
          value={trigger.percent ?? ''}
          onChange={({ target }) => onChange({ ...trigger, percent: Number(target.value) })}
        />
      );
    case 'click':
      return (
        <AskField
          at={`${at}.selector`}
          label="On what"
          hint="A CSS selector, like #pay or .send-order."
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={trigger.selector ?? ''}
          onChange={({ target }) => onChange({ ...trigger, selector: target.value })}
        />
      );
    case 'visit':
      return (
        <VisitedTouchpoint
          workspace={workspace}
          at={`${at}.touchpoint`}
          trigger={trigger}
          onChange={onChange}
        />
      );
    case 'load':
    case 'exit':
      return null;
  }
}

/** Touchpoints of all maps by their slugs: that is what pages call a visit by. */
function VisitedTouchpoint({
  workspace,
  at,
  trigger: { touchpoint, ...other },
  onChange,
}: {
  workspace: string;
  at: string;
  trigger: Trigger;
  onChange: (next: Trigger) => void;
}) {
  const { data: maps = [], isPending } = useOutlines(workspace);
  const options = maps.flatMap(({ name: map, stages }) =>
    stages.flatMap(({ touchpoints }) =>
      touchpoints.map(({ slug, name }) => ({
        value: slug,
        label: maps.length > 1 ? `${name} (${map})` : name,
      })),
    ),
  );
  const gone = touchpoint !== undefined && options.every(({ value }) => value !== touchpoint);
  return (
    <AskSelectOrNone
      at={at}
      label="Which touchpoint"
      none="This one"
      {...(gone && !isPending
        ? { hint: 'It stands on no map by this name any more. Pages that use it still count.' }
        : {})}
      value={touchpoint ?? null}
      options={gone ? [{ value: touchpoint, label: touchpoint }, ...options] : options}
      onChange={(chosen) => onChange(chosen ? { ...other, touchpoint: chosen } : other)}
    />
  );
}
