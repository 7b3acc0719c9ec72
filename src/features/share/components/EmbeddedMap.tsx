'use client';

import { useMemo, useState } from 'react';
import { Logo } from '@/components/ui/Logo';
import { Legend } from '@/features/map/components/Legend';
import { useNarrow } from '@/features/map/components/useBrowser';
import { prepareMap } from '@/features/map/prepare';
import { SHARED_RULE } from '../prepare';
import type { SharedMap } from '../schema';
import { CommentsButton } from './CommentsButton';
import { SharedCanvas } from './SharedCanvas';
import { useRefresh } from './useRefresh';
import '@/features/map/components/map.css';
import './share.css';

/** A map inside a page of somebody else: its name, what its marks mean, the map, and whose work it is. */
export function EmbeddedMap({ shared, now }: { shared: SharedMap; now: number }) {
  const { data, numbers, comments } = shared;
  const narrow = useNarrow();
  const model = useMemo(() => prepareMap(data, now), [data, now]);
  const [chosen, setChosen] = useState<string | null>(null);
  useRefresh();
  const drawn = numbers && !narrow && data.lanes.some(({ kind, hidden }) => kind === 'curve' && !hidden);
  return (
    <div
      className="shared embed"
      data-numbers={numbers || undefined}
      data-comments={comments !== null || undefined}
    >
      <header className="embed-head">
        <h1 dir="auto">{data.name}</h1>
        {comments && !narrow ? (
          <CommentsButton comments={comments} model={model} chosen={chosen} onChoose={setChosen} />
        ) : null}
        {drawn ? <Legend lens="experience" /> : null}
      </header>
      <SharedCanvas shared={shared} model={model} list={narrow} chosen={chosen} onChoose={setChosen} />
      <footer className="shared-foot">
        <span>{`${model.stageCount}, ${model.touchpointCount}`}</span>
        {numbers ? (
          <>
            <span className="num">{model.ratings}</span>
            <span className="shared-rule">Score: {SHARED_RULE}</span>
          </>
        ) : null}
        <a className="embed-credit" href="/" target="_blank" rel="noopener">
          <Logo />
        </a>
      </footer>
    </div>
  );
}
