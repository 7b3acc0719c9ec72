'use client';

import { clsx } from 'clsx';
import { memo, useMemo } from 'react';
import { Button } from '@/components/ui/Button';
import { Delta } from '@/components/ui/Delta';
import { Dialog } from '@/components/ui/Dialog';
import { Score } from '@/components/ui/Score';
import { useOpenCatalogue } from '@/features/catalogue/components/MapCatalogue';
import { type LensModel, lensNotes } from '@/features/lens/prepare';
import { StageOnPhone } from '@/features/stage/components/StageOnPhone';
import type { Place } from '@/features/touchpoint/client';
import { MomentMark } from '@/features/touchpoint/components/MomentOfTruth';
import type { TouchpointModel } from '@/features/touchpoint/prepare';
import type { MapModel, StageModel } from '../prepare';
import type { Adding } from './Inserts';
import type { Landings } from './landings';
import { useMapEditing } from './MapEditing';
import { NewForm } from './NewForm';
import { AXIS, across, HEAD, LEVELS, SidewaysCurve, topsOf } from './SidewaysCurve';

/** Heights of a touchpoint, and of one of which the lens says something. */
const ROW = 84;
const NOTED_ROW = 112;

/** The journey down the page, for a narrow screen: touchpoints in a list beside the curve, turned on its side. */
export const MapPhone = memo(function MapPhone({
  model,
  lens,
  landings,
  mapId,
  adding,
  onAdding,
  onStage,
  onOpen,
}: {
  model: MapModel;
  lens: LensModel;
  landings: Landings;
  mapId: string;
  adding: Adding | null;
  onAdding: (adding: Adding | null) => void;
  onStage: () => void;
  onOpen: (id: string) => void;
}) {
  const { mayEdit } = useMapEditing();
  const openCatalogue = useOpenCatalogue();
  const notes = useMemo(() => lensNotes(lens), [lens]);
  const row = notes.size > 0 ? NOTED_ROW : ROW;
  const tops = useMemo(() => topsOf(model, row), [model, row]);
  const beyond = lens.lens === 'buying' ? lens.beyond : [];
  return (
    <div className="journey">
      <SidewaysCurve model={model} tops={tops} row={row} landings={landings} />
      <div className="journey-axis" style={{ height: AXIS }} aria-hidden="true">
        {LEVELS.map((level) => (
          <i key={level} style={{ left: across(level) }}>
            {level}
          </i>
        ))}
      </div>
      {model.stages.map((stage) => (
        <section key={stage.id} aria-label={stage.name}>
          <StageOnPhone
            stage={stage}
            height={HEAD}
            onAdd={() => onAdding({ kind: 'touchpoint', line: 0, place: endOf(model, stage) })}
          />
          {model.columns.slice(stage.start, stage.start + stage.span).map(({ key, index, touchpoint }) =>
            touchpoint ? (
              <Stop
                key={key}
                touchpoint={touchpoint}
                note={notes.get(touchpoint.id)}
                faded={beyond.includes(index)}
                height={row}
                onOpen={onOpen}
              />
            ) : (
              <div key={key} className="journey-stop mute" style={{ height: row }}>
                <p>No touchpoint yet</p>
                {mayEdit ? (
                  <span className="row">
                    <Button
                      size="s"
                      onClick={() =>
                        onAdding({ kind: 'touchpoint', line: 0, place: { stageId: stage.id, after: null } })
                      }
                    >
                      Add touchpoint
                    </Button>
                    <Button size="s" kind="ghost" onClick={() => openCatalogue({ stageId: stage.id })}>
                      Catalogue
                    </Button>
                  </span>
                ) : null}
              </div>
            ),
          )}
        </section>
      ))}
      {mayEdit ? (
        <div className="journey-end">
          <Button size="s" onClick={onStage}>
            Add stage
          </Button>
        </div>
      ) : null}
      <Dialog
        open={adding !== null}
        onClose={() => onAdding(null)}
        title={adding?.kind === 'stage' ? 'New stage' : 'New touchpoint'}
      >
        {adding ? <NewForm mapId={mapId} adding={adding} onClose={() => onAdding(null)} /> : null}
      </Dialog>
    </div>
  );
});

/** After the last touchpoint of a stage. */
function endOf({ columns }: MapModel, { id, start, span }: StageModel): Place {
  const last = columns[start + span - 1]?.touchpoint;
  return { stageId: id, after: last?.id ?? null };
}

function Stop({
  touchpoint,
  note,
  faded,
  height,
  onOpen,
}: {
  touchpoint: TouchpointModel;
  /** What the lens says here. */
  note: string | undefined;
  /** Beyond what the lens is about. */
  faded: boolean;
  height: number;
  onOpen: (id: string) => void;
}) {
  const { id, name, type, score, change, count, gap, source } = touchpoint;
  return (
    <button
      type="button"
      className={clsx('journey-stop', faded && 'faded')}
      data-open={id}
      style={{ height }}
      onClick={() => onOpen(id)}
    >
      <span className="row journey-name">
        <b dir="auto">{name}</b>
        {source.momentOfTruth ? <MomentMark /> : null}
      </span>
      <span className="row">
        <Score score={score} />
        {gap?.clear && score.state === 'normal' ? (
          <span className={gap.value < 0 ? 'neg-c num t12' : 'pos-c num t12'}>{gap.text} gap</span>
        ) : null}
      </span>
      <span className="row t11 mute num">
        <span>{count}</span>
        {change ? <Delta change={change} /> : null}
        {note ? null : <span>{type ?? 'No survey'}</span>}
      </span>
      {note ? (
        <span className="journey-note" dir="auto">
          {note}
        </span>
      ) : null}
    </button>
  );
}
