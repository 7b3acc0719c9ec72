'use client';

import { type DragEvent, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { formatNumber } from '@/domain/format';
import { IMPORT_LIMITS } from '@/features/sheet/schema';
import type { Draft } from './draftStore';
import type { DraftState } from './useDraft';

const EXAMPLE = 'Discover\n  Social post\n  Showroom visit\nBuy\n  Checkout';
const KINDS = '.csv,.tsv,.txt,.xlsx,.xlsm,text/csv,text/tab-separated-values';

/** Paste, or choose a file. */
export function StepSource({ state, draft }: { state: DraftState; draft: Draft }) {
  const { source } = draft;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const pasted = source?.kind === 'paste' ? source.text : '';
  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > IMPORT_LIMITS.fileBytes) {
      // Not read at all; the reader would say the same.
      state.readOn({
        source: {
          kind: 'file',
          name: file.name,
          bytes: new ArrayBuffer(file.size > 2 ** 30 ? 0 : file.size),
        },
        ...FRESH,
      });
      return;
    }
    const bytes = await file.arrayBuffer();
    state.readOn({ source: { kind: 'file', name: file.name, bytes }, ...FRESH });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <section className="import-source" tabIndex={-1} aria-label="List or file">
      <div className="field">
        <label htmlFor={id}>Paste a list, or cells from a spreadsheet</label>
        <textarea
          id={id}
          className="input import-paste"
          dir="auto"
          spellCheck={false}
          placeholder={EXAMPLE}
          aria-describedby={`${id}-hint ${id}-error`}
          aria-invalid={state.problem && source?.kind === 'paste' ? true : undefined}
          value={pasted}
          onChange={(event) =>
            state.update({ source: { kind: 'paste', text: event.target.value }, ...FRESH })
          }
        />
        <span id={`${id}-hint`} className="hint">
          One touchpoint a line. A stage is a line with indented lines below it, or comes first: “Buy:
          Checkout”.
        </span>
      </div>
      <button
        type="button"
        className={over ? 'import-drop over' : 'import-drop'}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="add" />
        <b>Choose a file</b>
        <span className="mute">
          {source?.kind === 'file'
            ? source.name
            : `or drop one here: CSV, TSV or Excel (.xlsx), up to ${formatNumber(IMPORT_LIMITS.rows)} rows and ${IMPORT_LIMITS.fileBytes / 1_048_576} MB`}
        </span>
      </button>
      <input
        ref={input}
        type="file"
        accept={KINDS}
        className="vh"
        tabIndex={-1}
        aria-label="File to import"
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <p id={`${id}-error`} role="alert" className="text-danger empty:hidden">
        {state.problem}
      </p>
      <div className="row">
        <Button
          kind="primary"
          size="l"
          busy={state.reading}
          disabled={source === null || (source.kind === 'paste' && pasted.trim() === '')}
          onClick={() => state.readOn({})}
        >
          Continue
        </Button>
        <span role="status" className="mute">
          {state.reading ? 'Reading…' : ''}
        </span>
      </div>
    </section>
  );
}

/** What was chosen about another source says nothing about this one. */
const FRESH = { options: {}, columns: null, fixes: {}, skipped: [] } satisfies Partial<Draft>;
