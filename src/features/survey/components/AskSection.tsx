'use client';

import { type ReactNode, useState } from 'react';
import type { Fault } from './survey';

/** A part of the editor that stays shut until it is used; shut, it says what is set in it. */
export function AskSection({
  title,
  summary,
  faults = [],
  children,
}: {
  title: string;
  summary: string;
  faults?: readonly Fault[];
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
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
        {children}
        {faults.length > 0 ? (
          <ul className="t12 text-danger" role="alert">
            {[...new Set(faults.map(({ message }) => message))].map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </details>
  );
}
