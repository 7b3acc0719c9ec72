'use client';

import { memo } from 'react';
import { Score } from '@/components/ui/Score';
import { Grip } from '@/features/map/components/Grip';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { ROLES } from '@/features/map/components/roles';
import type { StageModel } from '@/features/map/prepare';
import { AverageCount } from './AverageCount';
import { StageGoal, StageName } from './StageTexts';
import { fateOf } from './stageItems';
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
  const { mode, actions, pickAll } = useMapEditing();
  const editable = mode === 'content';
  const { id, name, score, start, span } = stage;
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
          <StageName stage={stage} editable={editable} inGrid />
        </h2>
        <Score score={score} age={age} />
      </div>
      <div className="row second">
        <div className="goal">
          <StageGoal stage={stage} editable={editable} inGrid />
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
            ...fateOf(stage, actions),
          ]}
        />
      ) : null}
    </div>
  );
});
