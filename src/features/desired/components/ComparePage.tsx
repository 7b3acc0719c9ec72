'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Segmented } from '@/components/ui/Segmented';
import { can } from '@/domain/permissions';
import { ExportButton } from '@/features/export/components/ExportButton';
import { failureOf, useMap } from '@/features/map/client';
import { useMapView } from '@/features/map/components/useMapView';
import { useNow } from '@/features/map/components/useNow';
import { ViewMenus } from '@/features/map/components/ViewMenus';
import type { MapData } from '@/features/map/schema';
import { RANGE_NAMES, SATISFACTION_RULE } from '@/features/touchpoint/prepare';
import { useAncestry, useProgress } from '../client';
import { countMarks, countText, prepareComparison } from '../prepare/compare';
import { prepareGaps } from '../prepare/gaps';
import { CompareChooser } from './CompareChooser';
import { CompareHeader } from './CompareHeader';
import { GapTable } from './GapTable';
import { MarkBadge } from './Marks';
import { OriginNote } from './OriginNote';
import { Overlay } from './Overlay';
import { ProgressCharts } from './ProgressCharts';
import { SideBySide } from './SideBySide';
import { useCompareLive } from './useCompareLive';
import { useCompareView } from './useCompareView';
import './desired.css';

interface CompareProps {
  workspace: string;
  map: string;
  /** When the page was made, in milliseconds. */
  renderedAt: number;
}

/** A desired journey beside the one it came from: what differs, what is missing, how far it has come. */
export function ComparePage({ workspace, map, renderedAt }: CompareProps) {
  const { view, show } = useMapView();
  const { range, persona } = view;
  const { data, error, refetch } = useMap(
    useMemo(() => ({ workspace, map, range, persona }), [workspace, map, range, persona]),
  );
  if (data?.kind === 'current') return <CompareChooser data={data} now={renderedAt} />;
  if (data)
    return <Comparison key={data.id} desired={data} view={view} show={show} renderedAt={renderedAt} />;
  if (!error) return <main className="compare" aria-busy="true" />;
  return (
    <main className="empty">
      <b>The comparison could not be read</b>
      <span>{failureOf(error).message}</span>
      <Button onClick={() => void refetch()}>Try again</Button>
    </main>
  );
}

function Comparison({
  desired,
  view,
  show,
  renderedAt,
}: { desired: MapData; renderedAt: number } & ReturnType<typeof useMapView>) {
  const workspace = desired.workspace.slug;
  const { as, showAs } = useCompareView();
  const now = useNow(60_000, renderedAt);
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const { derivedFrom } = desired;
  const currentId = derivedFrom && !derivedFrom.deleted ? derivedFrom.id : null;
  const { range, persona } = view;
  // Without a current map the desired one is asked for twice: a hook cannot be left out.
  const other = useMap(
    useMemo(
      () => ({ workspace, map: currentId ?? desired.id, range, persona }),
      [workspace, currentId, desired.id, range, persona],
    ),
  );
  const current = currentId ? (other.data ?? null) : null;
  const ancestry = useAncestry(workspace, desired.id);
  const progress = useProgress(workspace, desired.id, persona);
  useCompareLive(desired, current);

  const waiting = ancestry.data === undefined || (currentId !== null && current === null);
  const stages = useMemo(
    () => (ancestry.data ? prepareComparison(current, desired, ancestry.data) : []),
    [current, desired, ancestry.data],
  );
  const gaps = useMemo(
    () => prepareGaps(stages, [...(current?.opportunities ?? []), ...desired.opportunities]),
    [stages, current, desired],
  );
  const { marks, same } = useMemo(() => countMarks(stages), [stages]);
  const base = `/w/${workspace}/maps`;
  const hrefs = { todayHref: currentId && `${base}/${currentId}`, desiredHref: `${base}/${desired.id}` };
  const failed = ancestry.error ?? other.error;
  return (
    <main className="compare">
      <CompareHeader data={desired}>
        <ViewMenus data={desired} view={view} show={show} />
        <span className="grow" />
        <ExportButton
          offers={[
            ...(current ? [{ label: `Current: ${current.name}`, data: current }] : []),
            { label: `Desired: ${desired.name}`, data: desired },
          ]}
        />
      </CompareHeader>
      <OriginNote data={desired} mayEdit={can(desired.workspace.role, 'map:edit')} />
      {failed && waiting ? (
        <div className="empty">
          <b>The comparison could not be read</b>
          <span>{failureOf(failed).message}</span>
          <Button onClick={() => void Promise.all([ancestry.refetch(), other.refetch()])}>Try again</Button>
        </div>
      ) : waiting ? (
        <div className="compare-body" aria-busy="true">
          <span className="skel compare-skel" />
        </div>
      ) : (
        <div className="compare-body">
          {currentId ? (
            <Section
              title="What is different"
              aside={
                <>
                  {as === 'side' && marks.length > 0 ? (
                    <label className="compare-only">
                      <input
                        type="checkbox"
                        checked={onlyDifferent}
                        onChange={(event) => setOnlyDifferent(event.target.checked)}
                      />
                      Only differences
                    </label>
                  ) : null}
                  <Segmented
                    label="Show as"
                    options={[
                      { value: 'side', label: 'Side by side' },
                      { value: 'overlay', label: 'Overlay' },
                    ]}
                    value={as}
                    onChange={showAs}
                  />
                </>
              }
            >
              <p className="compare-counts" role="status">
                {marks.length === 0 ? (
                  <span>The desired journey is the same as today’s so far. Open it and change it.</span>
                ) : (
                  marks.map((count) => (
                    <span key={count.mark}>
                      <MarkBadge mark={count.mark} /> {countText(count)}
                    </span>
                  ))
                )}
                {marks.length > 0 ? <span className="mute">{same} as today</span> : null}
              </p>
              {as === 'overlay' ? (
                <Overlay
                  desired={desired}
                  stages={stages}
                  now={Math.max(renderedAt, other.dataUpdatedAt)}
                  {...hrefs}
                />
              ) : (
                <SideBySide stages={stages} onlyDifferent={onlyDifferent && marks.length > 0} {...hrefs} />
              )}
            </Section>
          ) : null}
          <Section
            title="Today and desired"
            note={`last ${RANGE_NAMES[range]} · ${SATISFACTION_RULE}. A gap is real only from 30 answers on, and if its interval leaves zero out.`}
          >
            {gaps.length === 0 ? (
              <p className="body mute">The desired journey has no touchpoint yet.</p>
            ) : (
              <div className="compare-scroll">
                <GapTable rows={gaps} progress={progress.data} now={now} {...hrefs} />
              </div>
            )}
          </Section>
          <Section
            title="Progress"
            note="by week; each point counts the four weeks up to it, against the desired levels as they are set now. A level is reached or missed from 30 ratings on; the mean gap counts touchpoints from five on."
          >
            {progress.data ? (
              <ProgressCharts progress={progress.data} />
            ) : progress.error ? (
              <p className="body mute">{failureOf(progress.error).message}</p>
            ) : (
              <span className="skel compare-skel" />
            )}
          </Section>
        </div>
      )}
    </main>
  );
}

function Section({
  title,
  note,
  aside,
  children,
}: {
  title: string;
  note?: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="sec" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {note ? <p>{note}</p> : null}
        <span className="grow" />
        {aside}
      </header>
      {children}
    </section>
  );
}
