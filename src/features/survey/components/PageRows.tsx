'use client';

import { useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { AskField } from './AskField';
import { RowButton } from './RowButton';
import { placed } from './survey';

/** As many as a survey may name. */
const MOST = 20;

/** The pages on which a survey asks, a pattern a row. */
export function PageRows({
  pages,
  onChange,
}: {
  pages: readonly string[];
  onChange: (next: string[]) => void;
}) {
  const rows = useRef<HTMLFieldSetElement>(null);
  /** After the row that is asked for is drawn. */
  const focus = (at: number) =>
    requestAnimationFrame(() => {
      const fields = rows.current?.querySelectorAll('input');
      (fields?.[Math.min(at, fields.length - 1)] ?? rows.current?.querySelector('button'))?.focus();
    });
  return (
    <fieldset ref={rows} className="ask-pages" aria-describedby="ask-pages-rule">
      <legend>Pages</legend>
      <p id="ask-pages-rule" className="hint">
        {pages.length > 0 ? 'One of them has to fit the page.' : 'None: every page.'} A path like{' '}
        <code>/orders/*</code>, or a host and a path like <code>shop.example.test/help</code>; <code>*</code>{' '}
        stands for anything. What follows a <code>?</code> or <code>#</code> counts only where you write one.
      </p>
      {placed(pages).map(({ one, index, key }) => (
        <div key={key} className="ask-row">
          <AskField
            at={`settings.audience.pages.${index}`}
            label={`Page ${index + 1}`}
            placeholder="/orders/*"
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            value={one}
            onChange={({ target }) => onChange(pages.with(index, target.value))}
          />
          <RowButton
            does="delete"
            label={`Delete page ${index + 1}`}
            onClick={() => {
              onChange(pages.toSpliced(index, 1));
              focus(index);
            }}
          />
        </div>
      ))}
      <div>
        <Button
          size="s"
          disabled={pages.length >= MOST}
          onClick={() => {
            onChange([...pages, '']);
            focus(pages.length);
          }}
        >
          <Icon name="add" /> Add a page
        </Button>
      </div>
    </fieldset>
  );
}
