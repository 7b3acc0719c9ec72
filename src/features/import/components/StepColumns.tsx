'use client';

import { Button } from '@/components/ui/Button';
import { Select, SelectOrNone } from '@/components/ui/Select';
import { formatCount } from '@/domain/format';
import { ENCODINGS } from '@/features/sheet/components/decode';
import type { ReadOptions, Sheet } from '@/features/sheet/components/read';
import { DELIMITERS } from '@/features/sheet/components/readCsv';
import { FIELD_NAMES, FIELDS, type Target } from '@/features/sheet/schema';
import { columnsOf, headerOf } from '../prepare';
import type { Draft } from './draftStore';
import type { DraftState } from './useDraft';

const SAMPLES = 3;
const HEADERS = 15;
const TARGETS: readonly { value: Target; label: string }[] = [
  ...FIELDS.map((value) => ({ value, label: FIELD_NAMES[value] })),
  { value: 'lane', label: 'A lane of your own' },
];

/** What was understood of the file, and what each of its columns means. */
export function StepColumns({ state, draft, sheet }: { state: DraftState; draft: Draft; sheet: Sheet }) {
  const columns = columnsOf(sheet, draft);
  const read = (options: ReadOptions) =>
    state.readOn({ options: { ...draft.options, ...options }, columns: null, fixes: {}, skipped: [] });
  const assign = (column: number, field: Target | null) =>
    state.update({
      columns: columns.map((old, index) =>
        index === column ? field : old === field && field !== 'lane' ? null : old,
      ),
    });
  const isMissing = !columns.includes('touchpoint');
  const rows = sheet.grid.slice(sheet.header + 1);
  const described = columns.map((field, column) => ({
    field,
    column,
    name: headerOf(sheet, column),
    samples: rows.map((cells) => cells[column]?.trim() ?? '').filter(Boolean),
  }));
  return (
    <section className="import-columns" tabIndex={-1} aria-label="Columns">
      <div className="import-choices">
        {sheet.sheets.length > 1 ? (
          <Select
            label="Sheet"
            value={sheet.sheet ?? ''}
            options={sheet.sheets.map((name) => ({ value: name, label: name }))}
            onChange={(name) => read({ sheet: name })}
          />
        ) : null}
        {sheet.delimiter === null ? null : (
          <Select
            label="Separated by"
            value={sheet.delimiter}
            options={DELIMITERS.map(([value, label]) => ({ value, label }))}
            onChange={(delimiter) => read({ delimiter })}
          />
        )}
        {sheet.encoding === null ? null : (
          <Select
            label="Encoding"
            value={sheet.encoding}
            options={ENCODINGS.map(([value, label]) => ({ value, label }))}
            onChange={(encoding) => read({ encoding })}
          />
        )}
        <Select
          label="Column names"
          value={String(sheet.header)}
          options={[
            { value: '-1', label: 'None: all rows are touchpoints' },
            ...sheet.lines
              .slice(0, Math.min(HEADERS, sheet.grid.length - 1))
              .map((line, index) => ({ value: String(index), label: `In row ${line}` })),
          ]}
          onChange={(header) => read({ header: Number(header) })}
        />
      </div>
      <p className="mute" role="status">
        {formatCount(rows.length, 'row')}
        {draft.source?.kind === 'file' ? (
          <>
            {' '}
            in <bdi>{draft.source.name}</bdi>
          </>
        ) : null}
        . {sheet.notes.join(' ')}
        {state.reading ? ' Reading again…' : ''}
      </p>
      {state.problem ? (
        <p role="alert" className="text-danger">
          {state.problem}
        </p>
      ) : null}
      <div className="import-scroll">
        <table className="tbl import-match">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">First values</th>
              <th scope="col">Becomes</th>
            </tr>
          </thead>
          <tbody>
            {described.map(({ field, column, name, samples }) => {
              return (
                <tr key={column} className={field ? '' : 'off'}>
                  <th scope="row" dir="auto">
                    {name.slice(0, 80)}
                  </th>
                  <td dir="auto">
                    <span className="import-sample">
                      {samples.length === 0
                        ? 'Empty'
                        : samples
                            .slice(0, SAMPLES)
                            .map((text) => text.slice(0, 60))
                            .join(' · ')}
                    </span>
                  </td>
                  <td>
                    <SelectOrNone
                      label={`“${name.slice(0, 80)}” becomes`}
                      hidden
                      none="Leave out"
                      value={field}
                      options={TARGETS}
                      onChange={(chosen) => assign(column, chosen)}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p role="alert" className="text-danger empty:hidden">
        {isMissing ? 'Choose which column holds the names of the touchpoints.' : null}
      </p>
      <div className="row">
        <Button
          kind="primary"
          size="l"
          disabled={isMissing || state.problem !== null}
          busy={state.reading}
          onClick={() => state.update({ step: 'preview' })}
        >
          Continue
        </Button>
        <Button kind="ghost" size="l" onClick={() => state.update({ step: 'source' })}>
          Back
        </Button>
      </div>
    </section>
  );
}
