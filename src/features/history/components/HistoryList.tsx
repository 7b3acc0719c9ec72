'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { SelectOrNone } from '@/components/ui/Select';
import { unreadOf } from '@/features/map/client';
import { type HistoryFilter, useHistoryFilters, useHistoryPages } from '../client';
import { HistoryEntryView } from './HistoryEntryView';
import { dayOf } from './when';

/** What happened, by day, newest first, for everybody and everything or narrowed. */
export function HistoryList({
  workspace,
  map,
  timeZone,
  mayEdit,
}: {
  workspace: string;
  map: string;
  timeZone: string;
  mayEdit: boolean;
}) {
  const [filter, setFilter] = useState<HistoryFilter>({ person: null, touchpoint: null });
  const pages = useHistoryPages(workspace, map, filter);
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  const days = [...Map.groupBy(entries, ({ at }) => dayOf(at, timeZone))];
  return (
    <section className="history-main" aria-label="What happened" aria-busy={pages.isFetching || undefined}>
      <Filters workspace={workspace} map={map} filter={filter} onFilter={setFilter} />
      {pages.isPending ? <div className="skel history-skeleton" /> : null}
      {pages.error ? (
        <div className="empty">
          <b>The history did not load</b>
          <span>{unreadOf(pages.error)}</span>
          <Button onClick={() => void pages.refetch()}>Load again</Button>
        </div>
      ) : null}
      {pages.isSuccess && entries.length === 0 ? (
        <div className="empty">
          <b>Nothing happened here yet</b>
          <span>
            {filter.person || filter.touchpoint
              ? 'Show everybody and every touchpoint to see more.'
              : 'Every change of the map shows here, with who made it and what was before.'}
          </span>
        </div>
      ) : null}
      {days.map(([day, list]) => (
        <section key={day} className="history-day">
          <h2>{day}</h2>
          <ol>
            {list.map((entry) => (
              <HistoryEntryView
                key={entry.id}
                workspace={workspace}
                map={map}
                entry={entry}
                timeZone={timeZone}
                mayEdit={mayEdit}
              />
            ))}
          </ol>
        </section>
      ))}
      {pages.hasNextPage ? (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show earlier
        </Button>
      ) : null}
      <p className="mute t12">Single changes can be looked up for a year.</p>
    </section>
  );
}

const optionsOf = (named: readonly { id: string; name: string }[] = []) =>
  named.map(({ id, name }) => ({ value: id, label: name }));

function Filters({
  workspace,
  map,
  filter,
  onFilter,
}: {
  workspace: string;
  map: string;
  filter: HistoryFilter;
  onFilter: (filter: HistoryFilter) => void;
}) {
  const { data } = useHistoryFilters(workspace, map);
  return (
    <div className="history-filters">
      <SelectOrNone
        label="Who"
        none="Everybody"
        options={optionsOf(data?.people)}
        value={filter.person}
        onChange={(person) => onFilter({ ...filter, person })}
      />
      <SelectOrNone
        label="Touchpoint"
        none="Every touchpoint"
        options={optionsOf(data?.touchpoints)}
        value={filter.touchpoint}
        onChange={(touchpoint) => onFilter({ ...filter, touchpoint })}
      />
    </div>
  );
}
