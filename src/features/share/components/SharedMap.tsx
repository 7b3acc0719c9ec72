'use client';

import { useMemo, useState } from 'react';
import { Logo } from '@/components/ui/Logo';
import { Segmented } from '@/components/ui/Segmented';
import { RANGE_KEYS } from '@/domain/period';
import { useNarrow } from '@/features/map/components/useBrowser';
import { prepareMap } from '@/features/map/prepare';
import { RANGE_NAMES } from '@/features/touchpoint/prepare';
import { SHARED_RULE } from '../prepare';
import type { SharedMap as Shared } from '../schema';
import { CommentsButton } from './CommentsButton';
import { SharedCanvas } from './SharedCanvas';
import { useRefresh } from './useRefresh';
import '@/features/map/components/map.css';
import './share.css';

/** A map as whoever has a link sees it: drawn by the parts of the real one, for reading only. */
export function SharedMap({ shared, now }: { shared: Shared; now: number }) {
  const { data, numbers, comments } = shared;
  const [chosen, setChosen] = useState<string | null>(null);
  const [list, setList] = useState(false);
  const narrow = useNarrow();
  const model = useMemo(() => prepareMap(data, now), [data, now]);
  useRefresh();
  const summary = `${model.stageCount}, ${model.touchpointCount}`;
  return (
    <div
      className="shared"
      data-numbers={numbers || undefined}
      data-comments={comments !== null || undefined}
    >
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
            {RANGE_KEYS.map((range) => (
              <a key={range} href={`?range=${range}`} aria-current={range === data.range || undefined}>
                {RANGE_NAMES[range]}
              </a>
            ))}
          </nav>
        ) : (
          <span className="mute t12 trunc">Shared without numbers</span>
        )}
        {comments && !list && !narrow ? (
          <CommentsButton comments={comments} model={model} chosen={chosen} onChoose={setChosen} />
        ) : null}
      </div>
      <SharedCanvas
        shared={shared}
        model={model}
        list={list || narrow}
        chosen={chosen}
        onChoose={setChosen}
      />
      <footer className="shared-foot">
        <span>{summary}</span>
        {numbers ? (
          <>
            <span className="num">{model.ratings}</span>
            <span className="shared-rule">Score: {SHARED_RULE}</span>
          </>
        ) : null}
      </footer>
    </div>
  );
}
