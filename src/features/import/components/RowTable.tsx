'use client';

import { clsx } from 'clsx';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Segmented } from '@/components/ui/Segmented';
import type { ErrorIssue } from '@/contract/errors';
import { formatNumber } from '@/domain/format';
import type { Sheet } from '@/features/sheet/components/read';
import { FIELD_NAMES, type RowIssue, type Target } from '@/features/sheet/schema';
import { headerOf, type PreparedRow } from '../prepare';

const PAGE = 50;
type Filter = 'all' | 'bad' | 'skipped';

/** The rows, a page at a time: what is wrong is said in its cell, and mended there. */
export function RowTable({
  rows,
  columns,
  sheet,
  fixes,
  refused,
  there,
  onFix,
  onSkip,
}: {
  rows: readonly PreparedRow[];
  columns: readonly (Target | null)[];
  sheet: Sheet;
  fixes: Readonly<Record<string, string>>;
  /** What the server refused, by row and field. */
  refused: readonly ErrorIssue[];
  /** Numbers of the rows left out because their touchpoint is there already. */
  there: readonly number[];
  onFix: (key: string, value: string) => void;
  onSkip: (at: number[], skip: boolean) => void;
}) {
  const [filter, setFilter] = useState<Filter>('all');
  const [page, setPage] = useState(0);
  const present = new Set(there);
  const fromServer = new Map(refused.map(({ path, message }) => [path, message]));
  const fields = columns.flatMap((target, column) => {
    if (!target) return [];
    const name = headerOf(sheet, column);
    return target === 'lane'
      ? [{ field: name, name, column }]
      : [{ field: target, name: FIELD_NAMES[target], column }];
  });
  const issuesOf = ({ sent, issues }: PreparedRow): RowIssue[] => [
    ...issues,
    ...fields.flatMap(({ field }) => {
      const message = fromServer.get(`rows.${sent.n}.${field}`);
      return message ? [{ n: sent.n, field, message }] : [];
    }),
  ];
  const bad = rows.filter((row) => !row.skipped && issuesOf(row).length > 0);
  const skipped = rows.filter((row) => row.skipped);
  const active: Filter =
    (filter === 'bad' && bad.length === 0) || (filter === 'skipped' && skipped.length === 0) ? 'all' : filter;
  const shown = active === 'bad' ? bad : active === 'skipped' ? skipped : rows;
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  const at = Math.min(page, pages - 1);
  const count = (list: readonly unknown[]) => formatNumber(list.length);
  return (
    <div className="import-rows">
      <div className="row">
        <Segmented
          label="Rows"
          options={[
            { value: 'all', label: `All ${count(rows)}` },
            { value: 'bad', label: `To mend ${count(bad)}` },
            { value: 'skipped', label: `Left out ${count(skipped)}` },
          ]}
          value={active}
          onChange={(value) => {
            setFilter(value);
            setPage(0);
          }}
        />
        <span className="grow" />
        {bad.length > 1 ? (
          <Button
            size="s"
            kind="ghost"
            onClick={() =>
              onSkip(
                bad.map((row) => row.at),
                true,
              )
            }
          >
            Leave out all {count(bad)}
          </Button>
        ) : null}
        {pages > 1 ? (
          <>
            <Button size="s" disabled={at === 0} onClick={() => setPage(at - 1)}>
              Previous rows
            </Button>
            <span className="num mute">
              {at + 1} of {pages}
            </span>
            <Button size="s" disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
              Next rows
            </Button>
          </>
        ) : null}
      </div>
      <section className="import-scroll" aria-label="Rows">
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">Row</th>
              {fields.map(({ name, column }) => (
                <th key={column} scope="col" dir="auto">
                  {name}
                </th>
              ))}
              <th scope="col">
                <span className="vh">Leave out</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(at * PAGE, at * PAGE + PAGE).map((row) => {
              const issues = issuesOf(row);
              return (
                <tr
                  key={row.at}
                  className={clsx(row.skipped && 'off', !row.skipped && issues.length > 0 && 'bad')}
                >
                  <th scope="row" className="num">
                    {row.sent.n}
                    {row.skipped || issues.length > 0 ? null : present.has(row.sent.n) ? (
                      <span className="t12"> there already</span>
                    ) : row.row.touchpoint === '' ? (
                      <span className="t12"> stage only</span>
                    ) : null}
                  </th>
                  {fields.map(({ field, name, column }) => {
                    const key = `${row.at}:${column}`;
                    const own = sheet.grid[row.at]?.[column] ?? '';
                    return (
                      <RowCell
                        key={column}
                        label={`${name}, row ${row.sent.n}`}
                        value={fixes[key] ?? (own || (field === 'stage' ? (row.sent.cells.stage ?? '') : ''))}
                        inherited={field === 'stage' && own === '' && fixes[key] === undefined}
                        problem={
                          row.skipped ? undefined : issues.find((issue) => issue.field === field)?.message
                        }
                        mended={fixes[key] !== undefined}
                        onFix={(value) => onFix(key, value)}
                      />
                    );
                  })}
                  <td>
                    <Button
                      size="s"
                      kind="ghost"
                      aria-label={row.skipped ? `Take row ${row.sent.n} in` : `Leave out row ${row.sent.n}`}
                      onClick={() => onSkip([row.at], !row.skipped)}
                    >
                      {row.skipped ? 'Take in' : 'Leave out'}
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** Text, until it is wrong or was mended: then an input with the sentence below it. */
function RowCell({
  label,
  value,
  inherited,
  problem,
  mended,
  onFix,
}: {
  label: string;
  value: string;
  /** Taken from the row above. */
  inherited: boolean;
  problem: string | undefined;
  mended: boolean;
  onFix: (value: string) => void;
}) {
  const id = useId();
  if (!problem && !mended)
    return (
      <td dir="auto">
        <span
          className={inherited ? 'import-cell mute' : 'import-cell'}
          title={value.length > 60 ? value.slice(0, 500) : undefined}
        >
          {value.length > 200 ? `${value.slice(0, 200)}…` : value}
        </span>
      </td>
    );
  return (
    <td className="edited">
      <textarea
        key={value}
        className="input"
        rows={value.length > 60 ? 3 : 1}
        dir="auto"
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? id : undefined}
        defaultValue={value}
        onBlur={(event) => {
          if (event.target.value !== value) onFix(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          event.currentTarget.blur();
        }}
      />
      {problem ? (
        <span id={id} className="t12 text-danger">
          {problem}
        </span>
      ) : null}
    </td>
  );
}
