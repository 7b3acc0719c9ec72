'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Segmented } from '@/components/ui/Segmented';
import { formatCount, formatNumber } from '@/domain/format';
import { can } from '@/domain/permissions';
import { DownloadButton } from '@/features/download/components/DownloadButton';
import { FilterBar } from '@/features/filter/components/FilterBar';
import { LiveIndicator } from '@/features/map/components/LiveIndicator';
import { Unread } from '@/features/map/components/Unread';
import { useNow } from '@/features/map/components/useNow';
import { wordsOf } from '@/features/search/prepare';
import { deletedText, missingText } from '@/features/segment/prepare';
import { periodText } from '@/features/segment/prepare/period';
import { EVERYTHING } from '@/features/segment/schema';
import { useTags } from '@/features/tag/client';
import { TagDialog } from '@/features/tag/components/TagDialog';
import { TagMenu } from '@/features/tag/components/TagMenu';
import { RatingsTabs } from '@/features/theme/components/RatingsTabs';
import { FEW_RULE } from '@/features/touchpoint/prepare';
import { useWorkspace } from '@/features/workspace/client';
import { useLastRead } from '@/lib/use-last-read';
import {
  useAnswerCount,
  useAnswers,
  useChangeRows,
  useNewerCount,
  useRefreshAnswers,
  useRereadAnswers,
} from '../client';
import { placeOf } from '../schema';
import { AnswerPanel } from './AnswerPanel';
import { AnswersSkeleton, NoAnswers } from './AnswersSkeleton';
import { AnswerTable } from './AnswerTable';
import { SearchField } from './SearchField';
import { SelectionBar } from './SelectionBar';
import { useAnswersLive } from './useAnswersLive';
import { useAnswersView } from './useAnswersView';
import { useChosen } from './useChosen';
import { useCompletedRows } from './useCompletedRows';
import './answers.css';
import './cards.css';

/** What customers said, one by one. */
export function AnswersPage({
  workspace,
  timeZone,
  renderedAt,
}: {
  workspace: string;
  timeZone: string;
  /** When the page was made, in milliseconds. */
  renderedAt: number;
}) {
  const now = useNow(10_000, renderedAt);
  const hour = Math.floor(now / 3_600_000) * 3_600_000;
  const clock = useMemo(() => ({ timeZone, now: new Date(hour) }), [timeZone, hour]);
  const { view, show } = useAnswersView(clock);
  const { segment, words: said, tags, commented, order, rating } = view;
  const role = useWorkspace(workspace).data?.role ?? 'viewer';
  const look = useMemo(
    () => ({ workspace, segment, words: said, tags, commented }),
    [workspace, segment, said, tags, commented],
  );
  const list = useAnswers(look, order);
  const { error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = list;
  const { data, readAt, isOther } = useLastRead(list);
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const count = useAnswerCount(look);
  const total = count.isPlaceholderData ? null : (count.data?.n ?? null);
  const allTags = useTags(workspace).data ?? [];
  const tagNames = useMemo(() => new Map(allTags.map(({ id, name }) => [id, name])), [allTags]);
  const words = useMemo(() => wordsOf(said), [said]);

  const refresh = useRefreshAnswers();
  const first = rows[0] && order === 'newest' && !isOther ? placeOf(rows[0]) : null;
  const narrowed =
    JSON.stringify([segment, said, tags, commented]) !== JSON.stringify([EVERYTHING, '', [], null, false]);
  const none = data !== undefined && rows.length === 0;
  const ask = useRef<(changed: boolean) => unknown>(() => undefined);
  const live = useAnswersLive(
    workspace,
    useCallback((changed) => void ask.current(changed), []),
  );
  const newer = useNewerCount(look, first, live.heard);
  const completed = useCompletedRows(look, rows);
  ask.current = (changed) => {
    if (none) return refresh();
    if (changed) completed.read();
    return newer.ask();
  };
  const waiting = first ? newer.n + completed.matching : 0;

  const viewKey = JSON.stringify([look, order]);
  const { chosen, toggle, chooseAll, chooseLoaded, clear } = useChosen(viewKey, rows);
  const changeRows = useChangeRows();
  const reread = useRereadAnswers();
  const [tagging, setTagging] = useState<'chosen' | 'open' | null>(null);
  const mayTag = can(role, 'tag:edit');
  const nChosen = chosen.all ? (total ?? rows.length) : chosen.ids.size;

  const open = useCallback(
    (id: string, step = false) => show({ rating: id }, { replace: step || rating !== null }),
    [show, rating],
  );
  const close = useCallback(() => {
    show({ rating: null });
    if (rating) document.getElementById(`rating-${rating}`)?.focus({ preventScroll: true });
  }, [show, rating]);
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const place = rows.findIndex(({ id }) => id === rating);
  const stepTo = (index: number) => {
    const row = place < 0 ? undefined : rows[index];
    return row ? () => open(row.id, true) : null;
  };
  const onWords = useCallback((words: string) => show({ words }, { replace: true }), [show]);
  const notes = [
    ...view.faults,
    ...missingText(data?.pages[0]?.missing ?? []),
    deletedText(data?.pages[0]?.deleted ?? []),
    rows.some(({ score }) => score === null) ? FEW_RULE : null,
  ].filter((note) => note !== null);
  const meant = tagging === 'open' ? new Set(rating ? [rating] : []) : chosen.ids;

  return (
    <main className="an" data-open={rating ? '' : undefined}>
      <header className="topbar">
        <h1>Ratings</h1>
        <RatingsTabs workspace={workspace} segment={segment} here="list" />
        <span className="mute num" role="status">
          {total === null ? '' : formatCount(total, 'rating')}
        </span>
        <span className="grow" />
        <LiveIndicator live={live} />
        {can(role, 'rating:export') ? (
          <DownloadButton workspace={workspace} sieve={look} count={total} timeZone={timeZone} />
        ) : null}
        <Segmented
          label="Order"
          options={[
            { value: 'newest', label: 'Newest' },
            { value: 'oldest', label: 'Oldest' },
          ]}
          value={order}
          onChange={(order) => show({ order })}
        />
      </header>
      <div className="an-tools">
        <FilterBar
          workspace={workspace}
          label="Filters"
          segment={segment}
          period={'from' in segment.period ? periodText(segment.period, timeZone) : ''}
          clock={clock}
          onChange={(segment) => show({ segment })}
        />
        <SearchField words={said} onWords={onWords} />
        <TagMenu
          workspace={workspace}
          tags={allTags}
          chosen={tags}
          mayEdit={mayTag}
          onChoose={(tags) => show({ tags })}
        />
        <Button aria-pressed={commented} onClick={() => show({ commented: !commented })}>
          <Icon name="chat" />
          With a comment
        </Button>
      </div>
      {error ? (
        <Unread
          error={error}
          readAt={readAt}
          isOther={isOther}
          now={now}
          onRetry={() => void (hasNextPage ? fetchNextPage() : refetch())}
        />
      ) : null}
      {notes.map((note) => (
        <p key={note} className="banner an-note">
          {note}
        </p>
      ))}
      <div className="an-body">
        <div className="an-main">
          {waiting > 0 ? (
            <button type="button" className="an-newer" onClick={() => void refresh()}>
              {waiting >= 1_000 ? '1,000 or more new ratings' : formatCount(waiting, 'new rating')}: show
            </button>
          ) : null}
          {data === undefined && !error ? <AnswersSkeleton rows={12} /> : null}
          {none ? (
            <NoAnswers
              narrowed={narrowed}
              onAll={() => show({ segment: EVERYTHING, words: '', tags: [], commented: false })}
            />
          ) : null}
          {rows.length > 0 ? (
            <div className="an-hold" aria-busy={isOther}>
              <AnswerTable
                key={viewKey}
                rows={rows}
                total={total}
                words={words}
                tags={tagNames}
                timeZone={timeZone}
                now={now}
                chosen={chosen}
                open={rating}
                mayChoose={mayTag}
                hasMore={hasNextPage}
                loadingMore={isFetchingNextPage}
                failed={error !== null}
                onMore={more}
                onOpen={open}
                onToggle={toggle}
              />
            </div>
          ) : null}
          {nChosen > 0 ? (
            <SelectionBar
              chosen={chosen}
              total={total}
              loaded={rows.length}
              onLoaded={chooseLoaded}
              onAll={chooseAll}
              onTag={() => setTagging('chosen')}
              onClear={clear}
            />
          ) : null}
        </div>
        {rating ? (
          <AnswerPanel
            query={{ workspace, id: rating, segment }}
            words={words}
            tags={tagNames}
            timeZone={timeZone}
            role={role}
            onStep={{ back: stepTo(place - 1), on: stepTo(place + 1) }}
            onOpen={open}
            onTag={() => setTagging('open')}
            onClose={close}
            onFlag={(flag) => changeRows((row) => (row.id === rating ? { ...row, flag } : row))}
          />
        ) : null}
      </div>
      {tagging ? (
        <TagDialog
          workspace={workspace}
          selection={
            tagging === 'chosen' && chosen.all
              ? { all: { segment, words: said, tags, commented } }
              : { ids: [...meant] }
          }
          count={tagging === 'chosen' ? nChosen : 1}
          onClose={() => setTagging(null)}
          onDone={(tag, on, back) =>
            back
              ? reread()
              : changeRows((row) =>
                  (tagging === 'chosen' && chosen.all) || meant.has(row.id)
                    ? { ...row, tags: [...row.tags.filter((one) => one !== tag), ...(on ? [tag] : [])] }
                    : row,
                )
          }
        />
      ) : null}
      <p className="vh" role="status">
        {waiting > 0 ? `${formatNumber(waiting)} new ratings` : ''}
      </p>
    </main>
  );
}
