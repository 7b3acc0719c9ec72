'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { dayInZone, periodOf } from '@/domain/period';
import { type Clock, periodFault } from '@/features/segment/prepare';
import type { Segment, SegmentPeriod } from '@/features/segment/schema';

/** Any days. */
export function PeriodDialog({
  segment: { period },
  clock,
  onChange,
  onClose,
}: {
  segment: Segment;
  clock: Clock;
  onChange: (period: SegmentPeriod) => void;
  onClose: () => void;
}) {
  const [draft, setDraft] = useState(() => {
    if ('range' in period) return periodOf(period.range, clock.timeZone, clock.now);
    const dayOf = (at: string) => (at.length === 10 ? at : dayInZone(new Date(at), clock.timeZone));
    return { from: dayOf(period.from), to: dayOf(period.to) };
  });
  const [fault, setFault] = useState<string | null>(null);
  const { from, to } = draft;
  return (
    <Dialog open onClose={onClose} title="Period" description="Days of the workspace, both included.">
      <form
        className="grid gap-2"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found = periodFault(from, to, clock);
          setFault(found);
          if (found) return;
          onChange({ from, to });
          onClose();
        }}
      >
        <Field
          label="From"
          type="date"
          value={from}
          error={fault ?? undefined}
          onChange={({ target }) => setDraft({ ...draft, from: target.value })}
        />
        <Field
          label="To"
          type="date"
          value={to}
          onChange={({ target }) => setDraft({ ...draft, to: target.value })}
        />
        <div className="row">
          <Button type="submit" kind="primary">
            Show this period
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
