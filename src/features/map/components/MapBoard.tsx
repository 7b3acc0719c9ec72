'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { can } from '@/domain/permissions';
import { MapCatalogue } from '@/features/catalogue/components/MapCatalogue';
import { OriginNote } from '@/features/desired/components/OriginNote';
import { DiscussionMarks } from '@/features/discussion/components/DiscussionMarks';
import { useDiscussing } from '@/features/discussion/components/useDiscussing';
import { StepsStrip } from '@/features/health/components/StepsStrip';
import { LensStrip } from '@/features/lens/components/LensStrip';
import { useLens } from '@/features/lens/components/useLens';
import { Avatars } from '@/features/presence/components/Avatars';
import { PresenceMarks } from '@/features/presence/components/PresenceMarks';
import { TouchpointPanel } from '@/features/touchpoint/components/TouchpointPanel';
import { Unsent } from '@/features/unsent/components/Unsent';
import { useQuery } from '@/lib/use-address';
import type { Failure } from '../client';
import { prepareMap } from '../prepare';
import type { MapData } from '../schema';
import { Banners } from './Banners';
import { BulkBar } from './BulkBar';
import { KeysDialog } from './KeysDialog';
import { EditBar, LensBar } from './LensBar';
import { useStaleMinutes } from './LiveIndicator';
import { MapCanvas } from './MapCanvas';
import { type EditMode, MapEditingProvider } from './MapEditing';
import { MapTopbar } from './MapTopbar';
import { StatusBar } from './StatusBar';
import { useAdding } from './useAdding';
import { useArrival } from './useArrival';
import { useNarrow } from './useBrowser';
import { useClipboard } from './useClipboard';
import { useControls } from './useControls';
import { useDrawn } from './useDrawn';
import { useEditing } from './useEditing';
import { useHere } from './useHere';
import { useHistory } from './useHistory';
import { useLive } from './useLive';
import { useMapActions } from './useMapActions';
import type { MapViewState, useMapView } from './useMapView';
import { useNow } from './useNow';
import { usePicking } from './usePicking';
import { useSelection } from './useSelection';

/** The map with everything around it, as last heard. */
export function MapBoard({
  data,
  view,
  show,
  renderedAt,
  updatedAt,
  pending,
  failure,
  onRetry,
  onSignIn,
}: {
  data: MapData;
  view: MapViewState;
  show: ReturnType<typeof useMapView>['show'];
  renderedAt: number;
  updatedAt: number;
  /** Another range or persona is on its way; what shows is the one before. */
  pending: boolean;
  failure: Failure | null;
  onRetry: () => void;
  onSignIn: () => void;
}) {
  const canvas = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [mode, setMode] = useState<EditMode>('off');
  const [table, setTable] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const [said, setSaid] = useState('');

  const narrow = useNarrow();
  const minute = useNow(60_000, renderedAt);
  // Ages go by the clock, and by when the figures came.
  const now = Math.max(minute, updatedAt);
  const model = useMemo(() => prepareMap(data, now), [data, now]);
  const live = useLive(data, data.workspace.slug, data.id);
  const staleMinutes = useStaleMinutes(live.lostAt);
  const age = staleMinutes === null ? null : `${staleMinutes} min old`;
  const mayEdit = can(data.workspace.role, 'map:edit');

  const { recorder, next, savedAt } = useHistory(data.id);
  const announce = useCallback((text: string) => setSaid(text), []);
  const lensed = useLens(view.lens, { data, model, show, announce });
  const { lens, choose: chooseLens, step: stepLens } = lensed;
  const actions = useMapActions(data, { history: recorder, announce });
  const { selected, select, step, close, focusPanel } = useSelection({ model, view, show, canvas, grid });
  useArrival({ model, narrow, grid, canvas, select, onGrid: () => setTable(false) });
  const picking = usePicking(model, announce);
  const clipboard = useClipboard({ model, lanes: data.lanes, picking, actions, mayEdit, grid });
  const { editing, keys } = useEditing({
    data,
    model,
    mode,
    setMode,
    mayEdit,
    actions,
    select,
    grid,
    show,
    picking,
  });

  const area = useRef<HTMLElement>(null);
  const selectedId = selected?.touchpoint?.id ?? null;
  // Where a link leads to a cell or a touchpoint, it is there at once.
  const drawn = useDrawn(model.columns.length, useQuery().has('at') || view.touchpoint !== null);
  const cells = useMemo(() => ({ model, drawn }), [model, drawn]);
  const here = useHere({ data, model, live, area, grid, selectedId });
  const discussing = useDiscussing({ data, model, selectedId, select, show });

  const edit = (mode: EditMode) => {
    setTable(false);
    setMode(mode);
  };

  const { adding, setAdding, addTouchpoint, addStage } = useAdding({
    data,
    model,
    grid,
    mayEdit,
    onBegin: () => edit('content'),
  });
  useControls({
    ...{ data, model, show, mayEdit, narrow, actions, next, select, grid, picking, clipboard },
    selectedIndex: selected?.index,
    onEscape: close,
    onGrid: () => setTable(false),
    onMode: edit,
    onLens: chooseLens,
    onLensBy: stepLens,
    onTable: () => setTable((table) => !table),
    onTouchpoint: addTouchpoint,
    onStage: addStage,
    onKeys: () => setKeysOpen(true),
  });

  const empty = data.stages.length === 0;
  return (
    <MapEditingProvider value={editing}>
      <main ref={area} className="mapshell" data-narrow={narrow || undefined}>
        <MapTopbar data={data} view={view} show={show} live={live} mayEdit={mayEdit} actions={actions}>
          <Avatars people={here.people} whereOf={here.whereOf} onGo={here.onGo} />
        </MapTopbar>
        {mode === 'off' || narrow ? (
          <LensBar
            lens={view.lens}
            narrow={narrow}
            onLens={chooseLens}
            table={table}
            onTable={setTable}
            mayEdit={mayEdit && !narrow}
            onEdit={() => edit('content')}
            onKeys={() => setKeysOpen(true)}
          />
        ) : (
          <EditBar
            mode={mode}
            onMode={setMode}
            onTouchpoint={addTouchpoint}
            onStage={addStage}
            next={next}
            onUndo={() => void actions.undo()}
            onRedo={() => void actions.redo()}
            savedAt={savedAt}
          />
        )}
        <div>
          <Banners
            data={data}
            failure={failure}
            updatedAt={updatedAt}
            onRetry={onRetry}
            onSignIn={onSignIn}
          />
          {/* Visitors of the example are nobody in particular, and edit nothing. */}
          {data.workspace.demo ? null : <Unsent data={data} ready={drawn === Number.POSITIVE_INFINITY} />}
          <OriginNote data={data} mayEdit={mayEdit} />
          <StepsStrip workspace={data.workspace.slug} map={data.id} mayEdit={mayEdit} />
          {empty ? null : (
            <LensStrip
              key={lens.lens}
              lens={lens}
              narrow={narrow}
              data={data}
              onLayOver={lensed.layOver}
              onEdit={edit}
              onOpen={select}
            />
          )}
        </div>
        <div className="stagearea">
          <MapCanvas
            {...{
              data,
              model,
              lens,
              canvas,
              grid,
              keys,
              table,
              narrow,
              pending,
              mayEdit,
              selectedId,
              adding,
            }}
            {...{ picking, announce, drawn }}
            landings={live.landings}
            age={age}
            onAdding={setAdding}
            onStage={addStage}
            onOpen={select}
          />
          {picking.picked.size > 0 && !narrow && !table ? (
            <BulkBar data={data} picking={picking} onCopy={() => void clipboard.copy()} />
          ) : null}
          {selected?.touchpoint ? (
            <TouchpointPanel
              key={selected.touchpoint.id}
              data={data}
              touchpoint={selected.touchpoint}
              number={selected.number}
              total={model.touchpoints.length}
              stage={data.stages.find(({ id }) => id === selected.stageId)?.name ?? ''}
              tab={view.tab}
              onTab={(tab) => show({ tab }, { replace: true })}
              onStep={step}
              onClose={close}
              takeFocus={focusPanel}
              withLanes={narrow || table}
              age={age}
              asked={discussing.asked}
            />
          ) : null}
        </div>
        <StatusBar
          model={model}
          canvas={canvas}
          updatedAt={updatedAt}
          renderedAt={renderedAt}
          lost={live.lostAt !== null}
          mini={!narrow && !table}
        />
        <PresenceMarks
          people={here.people}
          grid={grid}
          find={here.find}
          layout={empty || table || narrow ? null : cells}
        />
        <DiscussionMarks data={data} model={model} area={area} onOpen={discussing.discuss} />
        <div className="vh" role="status" aria-live="polite">
          {live.told}
        </div>
        <div className="vh" aria-live="assertive">
          {said}
        </div>
      </main>
      <MapCatalogue data={data} />
      <KeysDialog open={keysOpen} onClose={() => setKeysOpen(false)} mayEdit={mayEdit} />
    </MapEditingProvider>
  );
}
