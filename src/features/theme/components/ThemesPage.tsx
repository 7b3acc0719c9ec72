'use client';

import { useMemo } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { formatCount } from '@/domain/format';
import { FilterBar } from '@/features/filter/components/FilterBar';
import { Unread } from '@/features/map/components/Unread';
import { useNow } from '@/features/map/components/useNow';
import { deletedText, missingText } from '@/features/segment/prepare';
import { periodText } from '@/features/segment/prepare/period';
import { EVERYTHING } from '@/features/segment/schema';
import { useWorkspace } from '@/features/workspace/client';
import { useLastRead } from '@/lib/use-last-read';
import { useThemes } from '../client';
import { prepareThemes, themeLanguage, waitingText } from '../prepare/themes';
import { RatingsTabs } from './RatingsTabs';
import { ThemePanel } from './ThemePanel';
import { NoThemes, ThemesSkeleton } from './ThemesSkeleton';
import { ThemesTable } from './ThemesTable';
import { useThemesLive } from './useThemesLive';
import { useThemesView } from './useThemesView';
import '@/features/answer/components/answers.css';
import './themes.css';

/** What customers speak of: themes in their comments, and how those felt who brought them up. */
export function ThemesPage({
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
  const { view, show } = useThemesView(clock);
  const { segment, speaks, hidden, theme } = view;
  const role = useWorkspace(workspace).data?.role ?? 'viewer';
  const themes = useThemes({ workspace, segment });
  const { error, refetch } = themes;
  const { data, readAt, isOther } = useLastRead(themes);
  useThemesLive(workspace);
  const { rows, compared } = useMemo(() => (data ? prepareThemes(data) : { rows: [], compared: 0 }), [data]);
  const languages = [...new Set(rows.map(({ language }) => language))].sort();
  const spoken = rows.filter(({ language }) => !speaks || language === themeLanguage(speaks));
  const shown = spoken.filter((row) => hidden || !row.hidden);
  const nHidden = spoken.filter((row) => row.hidden).length;
  const open = rows.find(({ id }) => id === theme) ?? null;
  const close = () => {
    show({ theme: null });
    document.getElementById(`theme-${theme}`)?.focus({ preventScroll: true });
  };
  const notes = [
    ...view.faults,
    ...missingText(data?.missing ?? []),
    deletedText(data?.deleted ?? []),
    data && data.waiting > 0 ? waitingText(data.waiting) : null,
    data && theme && !open
      ? 'That theme is not among those of this period, or it is not there any more.'
      : null,
  ].filter((note) => note !== null);

  return (
    <main className="an th" data-open={open ? '' : undefined}>
      <header className="topbar">
        <h1>Ratings</h1>
        <RatingsTabs workspace={workspace} segment={segment} here="themes" />
        <span className="grow" />
        <span className="mute num th-total" role="status">
          {data ? `${formatCount(shown.length, 'theme')} in ${formatCount(data.comments, 'comment')}` : ''}
        </span>
      </header>
      <div className="an-tools">
        <FilterBar
          workspace={workspace}
          label="Filters"
          segment={segment}
          period={'from' in segment.period ? periodText(segment.period, timeZone) : ''}
          clock={clock}
          except={['themes']}
          onChange={(next) => show({ segment: next })}
        />
        {languages.length > 1 ? (
          <Menu
            label="Language of the themes"
            trigger={
              <button type="button" className="select">
                <Icon name="chat" />
                <span className="trunc">{speaks ? themeLanguage(speaks) : 'All languages'}</span>
                <Icon name="chevronDown" />
              </button>
            }
            items={[
              { id: 'all', label: 'All languages', chosen: !speaks, onSelect: () => show({ speaks: null }) },
              ...[...new Set(data?.themes.map(({ language }) => language))].map((language) => ({
                id: language,
                label: themeLanguage(language),
                chosen: language === speaks,
                onSelect: () => show({ speaks: language }),
              })),
            ]}
          />
        ) : null}
        {nHidden > 0 ? (
          <Button aria-pressed={hidden} onClick={() => show({ hidden: !hidden })}>
            {nHidden} hidden
          </Button>
        ) : null}
      </div>
      {error ? (
        <Unread error={error} readAt={readAt} isOther={isOther} now={now} onRetry={() => void refetch()} />
      ) : null}
      {notes.map((note) => (
        <p key={note} className="banner an-note" role="status">
          {note}
        </p>
      ))}
      <div className="an-body">
        <div className="an-main th-main">
          {data === undefined && !error ? <ThemesSkeleton /> : null}
          {data && shown.length === 0 ? (
            <NoThemes
              comments={data.comments}
              waiting={data.waiting > 0}
              narrowed={JSON.stringify(segment) !== JSON.stringify(EVERYTHING) || speaks !== null}
              onAll={() => show({ segment: { ...EVERYTHING, period: { range: '365d' } }, speaks: null })}
            />
          ) : null}
          {shown.length > 0 ? (
            <ThemesTable
              rows={shown}
              open={theme}
              busy={isOther}
              compared={compared}
              onOpen={(id) => show({ theme: id }, { replace: theme !== null })}
            />
          ) : null}
        </div>
        {open ? (
          <ThemePanel
            key={open.id}
            workspace={workspace}
            segment={segment}
            theme={open}
            themes={rows}
            role={role}
            timeZone={timeZone}
            onOpen={(id) => show({ theme: id }, { replace: true })}
            onClose={close}
          />
        ) : null}
      </div>
    </main>
  );
}
