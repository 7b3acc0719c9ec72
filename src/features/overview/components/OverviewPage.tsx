'use client';

import Link from 'next/link';
import { memo, type ReactNode, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { buttonClass } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { useLater } from '@/components/ui/useLater';
import { can } from '@/domain/permissions';
import { LiveIndicator } from '@/features/map/components/LiveIndicator';
import { Unread } from '@/features/map/components/Unread';
import { useNow } from '@/features/map/components/useNow';
import { ViewMenus } from '@/features/map/components/ViewMenus';
import { useLastRead } from '@/lib/use-last-read';
import { useOverview, useRefreshOverview } from '../client';
import { prepareOverview } from '../prepare/overview';
import { beforeOf, prepareDrawn, prepareRanking, viewOf } from '../prepare/ranking';
import type { OverviewData } from '../schema';
import { Attention } from './Attention';
import { Board } from './Board';
import { DriversBoard } from './DriversBoard';
import { Feed } from './Feed';
import { Figures } from './Figures';
import { Heatmap } from './Heatmap';
import { MapMenu } from './MapMenu';
import { Missing, NoMap } from './Nothing';
import { OverviewSkeleton } from './OverviewSkeleton';
import { Ranking } from './Ranking';
import { Trends } from './Trends';
import { useOverviewLive } from './useOverviewLive';
import { type OverviewState, useOverviewView } from './useOverviewView';
import './overview.css';
import './trends.css';

const loadAnnotations = () => import('@/features/annotation/components/AnnotationsDialog');

/** How satisfied customers are, over the whole map, as it happens. */
export function OverviewPage({
  workspace,
  renderedAt,
}: {
  workspace: string;
  /** When the page was made, in milliseconds. */
  renderedAt: number;
}) {
  const { view, show } = useOverviewView();
  const { map, range, persona } = view;
  const query = useOverview(
    useMemo(() => ({ workspace, map, range, persona }), [workspace, map, range, persona]),
  );
  const { error, refetch } = query;
  const { data, readAt, isOther } = useLastRead(query);
  const live = useOverviewLive(workspace, data);
  const now = useNow(10_000, renderedAt);
  // New figures are drawn between what a hand does, never before it.
  const drawn = useDeferredValue(data);
  if (data === undefined && !error) return <OverviewSkeleton />;
  return (
    <main className="ov">
      <header className="topbar">
        <h1>Satisfaction</h1>
        {data ? (
          <>
            <MapMenu data={data} show={show} />
            <ViewMenus data={data.map} view={view} show={show} />
            <span className="grow" />
            {/* Its width changes with what it says: nothing to press stands behind it. */}
            <LiveIndicator live={live} ratingsThisHour={data.map.ratingsThisHour} />
            {/* Loaded anew: the theme of a page comes with its address. */}
            <a
              className={`${buttonClass('ghost', 's')} ov-wide`}
              href={`/w/${workspace}/wallboard?${new URLSearchParams({ ...(map ? { map } : {}), range, ...(persona ? { persona } : {}) })}`}
            >
              <Icon name="screen" />
              Wallboard
            </a>
          </>
        ) : null}
      </header>
      {error ? (
        <Unread error={error} readAt={readAt} isOther={isOther} now={now} onRetry={() => void refetch()} />
      ) : null}
      {data && !isOther ? <Missing data={data} show={show} /> : null}
      {drawn ? (
        <Loaded workspace={workspace} data={drawn} view={view} show={show} now={now} pending={isOther} />
      ) : null}
      {data === null ? <NoMap workspace={workspace} /> : null}
    </main>
  );
}

/** Draws with figures of its own, so that a hand is answered between one part of the page and the next. */
function Part<Model>({ prepare, children }: { prepare: () => Model; children: (model: Model) => ReactNode }) {
  return children(useMemo(() => prepare(), [prepare]));
}

const Loaded = memo(function Loaded({
  workspace,
  data,
  view,
  show,
  now,
  pending,
}: {
  workspace: string;
  data: OverviewData;
  view: OverviewState;
  show: (patch: Partial<OverviewState>) => void;
  now: number;
  pending: boolean;
}) {
  const { order, outcome } = view;
  // Ages apart nothing here changes with the clock: the statistics are done when figures come in.
  const minute = Math.floor(now / 60_000) * 60_000;
  const model = useMemo(() => prepareOverview(data, { workspace, now: minute }), [data, workspace, minute]);
  const ranking = useCallback(
    () => prepareRanking(data, model.map, { order, workspace }),
    [data, model, order, workspace],
  );
  const { map } = data;
  const drawn = useMemo(() => prepareDrawn(map, workspace), [map, workspace]);
  const before = beforeOf(map.range);
  const refresh = useRefreshOverview();
  const [annotating, setAnnotating] = useState(false);
  const onShown = useCallback((trend: OverviewState['trend']) => show({ trend }), [show]);
  const onOrder = useCallback((order: OverviewState['order']) => show({ order }), [show]);
  const onOutcome = useCallback((outcome: string | null) => show({ outcome }), [show]);
  const onAnnotate = useCallback(() => setAnnotating(true), []);
  const dialog = useLater(loadAnnotations, annotating, () => setAnnotating(false));
  if (model.map.touchpoints.length === 0)
    return (
      <div className="empty">
        <b>Nothing stands on this map yet</b>
        <span>Put touchpoints on it and ask a question at each: their scores are here then.</span>
        <Link className={buttonClass()} href={`/w/${workspace}/maps/${map.id}`}>
          Open the map
        </Link>
      </div>
    );
  return (
    <div className="ov-wrap" aria-busy={pending}>
      <Part prepare={model.figures}>{(figures) => <Figures figures={figures} />}</Part>
      <div className="ov-two">
        <Part prepare={model.trend}>
          {(trend) => (
            <Trends
              trend={trend}
              figures={model.figures}
              unit={data.unit}
              shown={view.trend}
              onShown={onShown}
              onAnnotate={can(map.workspace.role, 'map:edit') ? onAnnotate : null}
            />
          )}
        </Part>
        <Part prepare={model.concerns}>{(concerns) => <Attention concerns={concerns} />}</Part>
      </div>
      <div className="ov-two">
        <div className="ov-stack">
          <Part prepare={model.heat}>
            {(heat) => (
              <Heatmap heat={heat} href={`/w/${workspace}/maps/${map.id}?${viewOf(map).slice(1)}`} />
            )}
          </Part>
          <Part prepare={ranking}>
            {(ranking) => <Ranking ranking={ranking} unit={data.unit} order={order} onOrder={onOrder} />}
          </Part>
        </div>
        <Feed key={`${map.id} ${map.persona} ${map.range}`} data={data} workspace={workspace} now={now} />
      </div>
      {annotating && dialog ? (
        <dialog.AnnotationsDialog
          workspace={workspace}
          annotations={data.annotations}
          today={map.period.to}
          onClose={() => setAnnotating(false)}
          onDone={refresh}
        />
      ) : null}
      <div className="ov-boards">
        <Part prepare={model.channels}>
          {(board) => (
            <Board id="ov-channels" title="Channels" what="Channel" before={before} board={board} />
          )}
        </Part>
        <Part prepare={model.departments}>
          {(board) => (
            <Board id="ov-departments" title="Departments" what="Department" before={before} board={board} />
          )}
        </Part>
      </div>
      <DriversBoard
        workspace={workspace}
        map={map.id}
        persona={map.persona}
        outcome={outcome}
        touchpoints={drawn}
        onOutcome={onOutcome}
      />
    </div>
  );
});
