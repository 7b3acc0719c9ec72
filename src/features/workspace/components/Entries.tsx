'use client';

import { type ReactNode, useEffect } from 'react';
import { Button } from '@/components/ui/Button';
import type { SaveOutcome } from '@/components/ui/draft';
import { EditableText } from '@/components/ui/EditableText';
import { NAME_LENGTH } from '@/contract/limits';
import { unreadOf } from '@/features/map/client';
import './entries.css';

/** A page of the settings that lists one kind of thing: loading, failed, empty, and the way to add one. */
export function Entries({
  title,
  intro,
  what,
  query,
  empty,
  count,
  add,
  mayEdit,
  children,
}: {
  title: string;
  intro: string;
  /** "persona" */
  what: string;
  query: { isPending: boolean; error: unknown; refetch: () => unknown };
  /** What belongs here. */
  empty: string;
  count: number;
  /** Null: they come from elsewhere. */
  add: ((name: string) => Promise<SaveOutcome>) | null;
  mayEdit: boolean;
  children: ReactNode;
}) {
  // A link may name one of the entries, which may only come after the page.
  const filled = count > 0;
  useEffect(() => {
    if (filled) document.getElementById(window.location.hash.slice(1))?.focus();
  }, [filled]);
  return (
    <section className="sec">
      <header>
        <h2>{title}</h2>
        <p>{intro}</p>
      </header>
      <div className="body">
        {query.isPending ? (
          <div className="skel" aria-busy="true" />
        ) : query.error && count === 0 ? (
          <div className="empty">
            <b>This did not load</b>
            {unreadOf(query.error)}
            <Button onClick={() => query.refetch()}>Load again</Button>
          </div>
        ) : (
          <>
            {count === 0 ? (
              <div className="empty">
                <b>No {what} yet</b>
                <span>{empty}</span>
              </div>
            ) : null}
            <ul className="entries">{children}</ul>
            {mayEdit && add ? (
              <div className="entry-new">
                <EditableText
                  adding
                  value=""
                  label={`New ${what}`}
                  placeholder={`Add a ${what}`}
                  editable
                  draftKey={`${what}:new`}
                  save={(name) => add(name)}
                  maxLength={NAME_LENGTH}
                />
              </div>
            ) : null}
          </>
        )}
      </div>
    </section>
  );
}
