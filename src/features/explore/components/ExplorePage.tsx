'use client';

import Link from 'next/link';
import { useMemo } from 'react';
import { Button, buttonClass } from '@/components/ui/Button';
import { fileNameOf } from '@/domain/csv';
import { can } from '@/domain/permissions';
import { save } from '@/features/export/client';
import { useChoices } from '@/features/filter/client';
import { FilterBar } from '@/features/filter/components/FilterBar';
import { prepareChips } from '@/features/filter/prepare';
import { LiveIndicator } from '@/features/map/components/LiveIndicator';
import { Unread } from '@/features/map/components/Unread';
import { useNow } from '@/features/map/components/useNow';
import { writeSegment } from '@/features/segment/prepare';
import { EVERYTHING, type Segment } from '@/features/segment/schema';
import { ViewsMenu } from '@/features/view/components/ViewsMenu';
import { useWorkspace } from '@/features/workspace/client';
import { useLastRead } from '@/lib/use-last-read';
import { useExplore } from '../client';
import { prepareCsv } from '../prepare/csv';
import { prepareExplore } from '../prepare/explore';
import { narrowed } from '../prepare/narrow';
import { type ExploreState, queryOf } from '../prepare/state';
import type { ExploreData } from '../schema';
import { Block } from './Block';
import { Controls } from './Controls';
import { ExploreSkeleton } from './ExploreSkeleton';
import { useExploreLive } from './useExploreLive';
import { useExploreState } from './useExploreState';
import { usePicture } from './usePicture';
import './explore.css';

/** Any measure by anything, of the ratings that are looked at. */
export function ExplorePage({ workspace, renderedAt }: { workspace: string; renderedAt: number }) {
  const { data: facts } = useWorkspace(workspace);
  const now = useNow(10_000, renderedAt);
  const clock = useMemo(
    () => ({ timeZone: facts?.timeZone ?? 'UTC', now: new Date(now) }),
    [facts?.timeZone, now],
  );
  const { state, faults, address, show, open } = useExploreState(clock);
  const look = useMemo(() => ({ workspace, ...queryOf(state) }), [workspace, state]);
  const query = useExplore(look);
  const { error, refetch } = query;
  const { data, readAt, isOther } = useLastRead(query);
  const live = useExploreLive(workspace);
  if (data === undefined && !error) return <ExploreSkeleton />;
  return (
    <main className="ex">
      <header className="topbar">
        <h1>Explore</h1>
        <ViewsMenu
          workspace={workspace}
          address={address}
          mayEdit={facts?.isMember === true && can(facts.role, 'map:edit')}
          onOpen={open}
        />
        <span className="grow" />
        <LiveIndicator live={live} />
      </header>
      {error ? (
        <Unread error={error} readAt={readAt} isOther={isOther} now={now} onRetry={() => void refetch()} />
      ) : null}
      <Faults faults={faults} onKeep={() => show({})} />
      <div className="ex-wrap">
        <Controls workspace={workspace} state={state} show={show} />
        {data ? (
          <Loaded
            workspace={workspace}
            name={facts?.name ?? workspace}
            data={data}
            state={state}
            show={show}
            clock={clock}
            pending={isOther}
          />
        ) : null}
      </div>
    </main>
  );
}

/** What of the address could not be understood. */
function Faults({ faults, onKeep }: { faults: readonly string[]; onKeep: () => void }) {
  if (faults.length === 0) return null;
  return (
    <p className="banner" role="status">
      <span className="grow">{faults.join(' ')}</span>
      <Button size="s" onClick={onKeep}>
        Keep this view
      </Button>
    </p>
  );
}

function Loaded({
  workspace,
  name,
  data,
  state,
  show,
  clock,
  pending,
}: {
  workspace: string;
  name: string;
  data: ExploreData;
  state: ExploreState;
  show: (patch: Partial<ExploreState>) => void;
  clock: { timeZone: string; now: Date };
  pending: boolean;
}) {
  const { measure, by, attribute, versus, segment, other, as } = state;
  const { timeZone } = clock;
  const model = useMemo(
    () => prepareExplore(data, { measure, by: pending ? data.by : by, attribute, versus, timeZone }),
    [data, pending, measure, by, attribute, versus, timeZone],
  );
  const { data: choices } = useChoices(workspace);
  const chips = (of: Segment) => prepareChips(of, choices).map(({ kind, label }) => `${kind}: ${label}`);
  const filters = [
    ...chips(segment),
    ...(versus === 'segment' ? [`compared with ${chips(other).join(', ') || 'everything'}`] : []),
  ];
  const copy = usePicture();
  const download = () =>
    save(
      new Blob([prepareCsv(model, filters)], { type: 'text/csv;charset=utf-8' }),
      fileNameOf(`${name} ${model.title}`, 'csv'),
    );
  const narrow = narrowed(state);
  return (
    <>
      <div className="ex-bars">
        <FilterBar
          workspace={workspace}
          label="Filters"
          segment={segment}
          period={model.period}
          clock={clock}
          onChange={(next) => show({ segment: next })}
        />
        {versus === 'segment' ? (
          <div className="ex-other">
            <span className="mute">compared with</span>
            <FilterBar
              workspace={workspace}
              label="Filters of the other ratings"
              segment={other}
              period={model.versus ?? ''}
              clock={clock}
              onChange={(next) => show({ other: next })}
            />
          </div>
        ) : null}
        <p className="mute t12 row" role="status">
          <span>
            {model.period}
            {model.versus ? `, compared with ${model.versus}` : ''}
          </span>
          <span className="grow" />
          <Link className={buttonClass('plain', 's')} href={`/w/${workspace}/ratings${queryFor(segment)}`}>
            See the ratings
          </Link>
          <Button size="s" onClick={download} disabled={model.blocks.length === 0}>
            Download CSV
          </Button>
        </p>
      </div>
      {model.sentences.length > 0 ? (
        <p className="banner" role="status">
          <span className="grow">{model.sentences.join(' ')}</span>
        </p>
      ) : null}
      {by === 'attribute' && !attribute && !model.nothing ? (
        <div className="sec empty">
          <b>Choose an attribute</b>
          <span>What your pages and servers send along with a rating tells customers apart here.</span>
        </div>
      ) : model.nothing || model.blocks.length === 0 ? (
        <Nothing workspace={workspace} data={data} segment={segment} model={model} show={show} />
      ) : (
        <div className="ex-blocks" aria-busy={pending}>
          {model.blocks.map((block) => (
            <Block
              key={block.id}
              model={model}
              block={block}
              as={as}
              onNarrow={narrow ? (key) => show({ segment: narrow(key) }) : null}
              onPicture={() => void copy(model, block, { filters, workspace: name })}
            />
          ))}
        </div>
      )}
    </>
  );
}

/** The same ratings, one by one. */
function queryFor(segment: Segment): string {
  const query = new URLSearchParams();
  writeSegment(query, segment);
  return query.size > 0 ? `?${query}` : '';
}

/** Why there is nothing to draw, and what to do about it. */
function Nothing({
  workspace,
  data,
  segment,
  model,
  show,
}: {
  workspace: string;
  data: ExploreData;
  segment: Segment;
  model: { nothing: boolean };
  show: (patch: Partial<ExploreState>) => void;
}) {
  if (data.empty || !data.heard)
    return (
      <div className="sec empty">
        <b>{data.empty ? 'No map has a touchpoint yet' : 'No customer has answered yet'}</b>
        <span>Ask your customers along their journey: what they say can be explored here.</span>
        <Link className={buttonClass()} href={`/w/${workspace}/maps`}>
          Open the maps
        </Link>
      </div>
    );
  const filtered =
    JSON.stringify({ ...segment, period: null }) !== JSON.stringify({ ...EVERYTHING, period: null });
  return (
    <div className="sec empty">
      <b>
        {!model.nothing
          ? 'Too few answered to show a score'
          : filtered
            ? 'No rating fits these filters'
            : 'Nobody answered in this time'}
      </b>
      <span>
        {!model.nothing
          ? 'Fewer than five answered each question here. Look at more time, or at satisfaction.'
          : filtered
            ? 'Take a filter off, or look at more time.'
            : 'Look at another time, or at more of it.'}
      </span>
      {filtered ? (
        <Button onClick={() => show({ segment: { ...EVERYTHING, period: segment.period } })}>
          Take all filters off
        </Button>
      ) : (
        <Button onClick={() => show({ segment: EVERYTHING })}>Show the last 28 days</Button>
      )}
    </div>
  );
}
