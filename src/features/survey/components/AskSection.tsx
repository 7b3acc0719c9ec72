'use client';

import { type ReactNode, useContext, useState } from 'react';
import { FaultContext } from './AskField';
import { placeOf } from './faults';

/** A part of the editor that stays shut until it is used, or something in it is wrong; shut, it says what is set in it. */
export function AskSection({
  title,
  summary,
  at,
  children,
}: {
  title: string;
  summary: string;
  /** Where its values stand in a survey. */
  at: readonly string[];
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const { all } = useContext(FaultContext);
  const faults = all.filter(({ path }) => at.some((one) => path === one || path.startsWith(`${one}.`)));
  /** Of the whole, not of one field. */
  const whole = faults.filter((fault) => at.includes(placeOf(fault)) && !FIELDS.has(placeOf(fault)));
  return (
    <details
      className="ask-sec"
      open={open || faults.length > 0}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <span className="ask-title">{title}</span>
        <span className="ask-sum">{summary}</span>
      </summary>
      <div className="ask-body">
        {whole.map((fault) => (
          <p
            key={fault.message}
            className="t12 text-danger"
            role="alert"
            tabIndex={-1}
            data-fault={placeOf(fault)}
          >
            {fault.message}
          </p>
        ))}
        {children}
      </div>
    </details>
  );
}

/** Values that are one field. */
const FIELDS: ReadonlySet<string> = new Set([
  'settings.tab',
  'settings.sample',
  'settings.recontact',
  'texts.tab',
  'texts.link',
]);
