'use client';

import { useMemo, useRef, useState } from 'react';
import { Logo } from '@/components/ui/Logo';
import { Segmented } from '@/components/ui/Segmented';
import { MapEditingProvider } from '@/features/map/components/MapEditing';
import { MapGrid } from '@/features/map/components/MapGrid';
import { useNarrow } from '@/features/map/components/useBrowser';
import { STILL, useStillEditing } from '@/features/map/components/useStillEditing';
import { prepareMap } from '@/features/map/prepare';
import { RANGES } from '@/features/map/schema';
import { RANGE_NAMES, SATISFACTION_RULE } from '@/features/touchpoint/prepare';
import type { SharedMap as Shared } from '../schema';
import { SharedList } from './SharedList';
import '@/features/map/components/map.css';
import './share.css';

/** A map as whoever has a link sees it: drawn by the parts of the real one, for reading only. */
export function SharedMap({ shared, now }: { shared: Shared; now: number }) {
  const { data, numbers } = shared;
  const canvas = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [list, setList] = useState(false);
  const narrow = useNarrow();
  const model = useMemo(() => prepareMap(data, now), [data, now]);
  const editing = useStillEditing(data);
  const summary = `${model.stageCount}, ${model.touchpointCount}`;
  return (
    <MapEditingProvider value={editing}>
      <div className="shared" data-numbers={numbers || undefined}>
        <header className="topbar">
          <Logo word={false} />
          <h1 className="trunc" dir="auto">
            {data.name}
          </h1>
          <span className="mute t12 trunc shared-by" dir="auto">
            {data.workspace.name}
          </span>
          <span className="grow" />
          <span className="shared-note">Read-only</span>
        </header>
        <div className="lensbar shared-bar">
          {narrow ? null : (
            <Segmented
              label="Show as"
              options={[
                { value: 'map', label: 'Map' },
                { value: 'list', label: 'List' },
              ]}
              value={list ? 'list' : 'map'}
              onChange={(value) => setList(value === 'list')}
            />
          )}
          {numbers ? (
            <nav className="shared-ranges" aria-label="Period">
              {RANGES.map((range) => (
                <a key={range} href={`?range=${range}`} aria-current={range === data.range || undefined}>
                  {RANGE_NAMES[range]}
                </a>
              ))}
            </nav>
          ) : (
            <span className="mute t12 trunc">Shared without numbers</span>
          )}
        </div>
        <main className="shared-main">
          <p id="map-summary" className="vh">
            {numbers ? model.summary : summary}
          </p>
          {data.stages.length === 0 ? (
            <div className="empty">
              <b>This map is empty</b>
              <span>Nothing was drawn on it yet.</span>
            </div>
          ) : list || narrow ? (
            <SharedList data={data} model={model} numbers={numbers} />
          ) : (
            <div className="canvas" ref={canvas}>
              <MapGrid data={data} model={model} canvas={canvas} grid={grid} {...STILL} />
            </div>
          )}
        </main>
        <footer className="shared-foot">
          <span>{summary}</span>
          {numbers ? (
            <>
              <span className="num">{model.ratings}</span>
              <span className="shared-rule">
                Score: {SATISFACTION_RULE}. Fewer than 5 answers are not shown, fewer than 30 are low.
              </span>
            </>
          ) : null}
        </footer>
      </div>
    </MapEditingProvider>
  );
}
