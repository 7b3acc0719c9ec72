'use client';

import Link from 'next/link';
import { useMemo, useState } from 'react';
import { Button, buttonClass } from '@/components/ui/Button';
import { formatAge } from '@/domain/format';
import { can } from '@/domain/permissions';
import { AnnotationsDialog } from '@/features/annotation/components/AnnotationsDialog';
import { failureOf } from '@/features/map/client';
import { LiveIndicator } from '@/features/map/components/LiveIndicator';
import { useNow } from '@/features/map/components/useNow';
import { ViewMenus } from '@/features/map/components/ViewMenus';
import { useOverview, useRefreshOverview } from '../client';
import { prepareOverview } from '../prepare/overview';
import { viewOf } from '../prepare/ranking';
import type { OverviewData } from '../schema';
import { Attention } from './Attention';
import { Board } from './Board';
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
  const { data, error, refetch, dataUpdatedAt, isPlaceholderData } = useOverview(
    useMemo(() => ({ workspace, map, range, persona }), [workspace, map, range, persona]),
  );
  const live = useOverviewLive(workspace, data);
  const now = useNow(10_000, renderedAt);
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
            <LiveIndicator live={live} ratingsThisHour={data.map.ratingsThisHour} />
          </>
        ) : null}
      </header>
      {error ? (
        <p className="banner" role="status">
          <span className="grow">
            {data
              ? `${failureOf(error).message} What you see is of ${formatAge(Math.max(0, now - dataUpdatedAt))}.`
              : failureOf(error).message}
          </span>
          <Button size="s" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      ) : null}
      {data && !isPlaceholderData ? <Missing data={data} show={show} /> : null}
      {data ? (
        <Loaded
          workspace={workspace}
          data={data}
          view={view}
          show={show}
          now={now}
          pending={isPlaceholderData}
        />
      ) : null}
      {data === null ? <NoMap workspace={workspace} /> : null}
    </main>
  );
}

function Loaded({
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
  const { order } = view;
  // Ages apart nothing here changes with the clock: the statistics are done when figures come in.
  const minute = Math.floor(now / 60_000) * 60_000;
  const model = useMemo(
    () => prepareOverview(data, { workspace, order, now: minute }),
    [data, workspace, order, minute],
  );
  const { map } = data;
  const refresh = useRefreshOverview();
  const [annotating, setAnnotating] = useState(false);
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
      <Figures figures={model.figures} />
      <div className="ov-two">
        <Trends
          trend={model.trend}
          figures={model.figures}
          unit={data.unit}
          shown={view.trend}
          onShown={(trend) => show({ trend })}
          onAnnotate={can(map.workspace.role, 'map:edit') ? () => setAnnotating(true) : null}
        />
        <Attention concerns={model.concerns} />
      </div>
      <div className="ov-two">
        <div className="ov-stack">
          <Heatmap heat={model.heat} href={`/w/${workspace}/maps/${map.id}?${viewOf(map).slice(1)}`} />
          <Ranking
            ranking={model.ranking}
            unit={data.unit}
            order={order}
            onOrder={(order) => show({ order })}
          />
        </div>
        <Feed key={`${map.id} ${map.persona} ${map.range}`} data={data} workspace={workspace} now={now} />
      </div>
      {annotating ? (
        <AnnotationsDialog
          workspace={workspace}
          annotations={data.annotations}
          today={map.period.to}
          onClose={() => setAnnotating(false)}
          onDone={refresh}
        />
      ) : null}
      <div className="ov-boards">
        <Board
          id="ov-channels"
          title="Channels"
          what="Channel"
          before={model.ranking.before}
          board={model.channels}
        />
        <Board
          id="ov-departments"
          title="Departments"
          what="Department"
          before={model.ranking.before}
          board={model.departments}
        />
      </div>
    </div>
  );
}
