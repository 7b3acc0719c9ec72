'use client';

import { memo } from 'react';
import { EditableText } from '@/components/ui/EditableText';
import { Score } from '@/components/ui/Score';
import { Grip } from '@/features/map/components/Grip';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { ROLES } from '@/features/map/components/roles';
import type { StageModel } from '@/features/map/prepare';
import { NAME_LENGTH, PHASES, TEXT_LENGTH } from '@/features/map/schema';
import { PHASE_NAMES } from '../prepare';
import { AverageCount } from './AverageCount';
import './stage.css';

/** Head of a stage: name, goal, and the score of all answers at its touchpoints together. */
export const StageHeader = memo(function StageHeader({
  stage,
  age,
  dragged,
}: {
  stage: StageModel;
  /** In place of intervals while the figures are stale. */
  age: string | null;
  dragged: boolean;
}) {
  const { mode, actions, leave, orphan, pickAll } = useMapEditing();
  const editable = mode === 'content';
  const { id, name, goal, score, start, span } = stage;
  return (
    <div
      {...ROLES.headerOver(span)}
      className={dragged ? 'stg dragged' : 'stg'}
      data-cell={`0:${start}`}
      data-stage={id}
      style={{ gridRow: 1, gridColumn: `${start + 2} / span ${span}` }}
    >
      <div className="row">
        <h2>
          <EditableText
            value={name}
            label="Stage"
            placeholder="Name the stage"
            editable={editable}
            draftKey={`stage:${id}:name`}
            save={(value, base) => actions.setStageText(id, 'name', value, base)}
            maxLength={NAME_LENGTH}
            tabIndex={-1}
            onLeave={leave}
            onOrphan={(draft) => orphan(name, draft)}
          />
        </h2>
        <Score score={score} age={age} />
      </div>
      <div className="row second">
        <div className="goal">
          <EditableText
            value={goal}
            label={`What the customer wants, ${name}`}
            placeholder={editable ? 'Add goal' : ''}
            editable={editable}
            draftKey={`stage:${id}:goal`}
            save={(value, base) => actions.setStageText(id, 'goal', value, base)}
            maxLength={TEXT_LENGTH}
            tabIndex={-1}
            onLeave={leave}
            onOrphan={(draft) => orphan(`Goal of ${name}`, draft)}
          />
        </div>
        <AverageCount average={stage} />
      </div>
      {editable ? (
        <Grip
          label={`Move or delete stage ${name}`}
          drag={{ kind: 'stage', id }}
          items={[
            { id: 'left', label: 'Move left', onSelect: () => void actions.stepStage(id, -1) },
            { id: 'right', label: 'Move right', onSelect: () => void actions.stepStage(id, 1) },
            { id: 'pick', label: 'Select its touchpoints', onSelect: () => pickAll(id) },
            ...PHASES.map((phase) => ({
              id: phase,
              label: PHASE_NAMES[phase],
              chosen: stage.phase === phase,
              onSelect: () => actions.setPhase(id, phase),
            })),
            { id: 'delete', label: 'Delete stage', onSelect: () => void actions.removeStage(id) },
          ]}
        />
      ) : null}
    </div>
  );
});
