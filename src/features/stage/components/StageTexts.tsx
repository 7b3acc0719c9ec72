'use client';

import { EditableText } from '@/components/ui/EditableText';
import { NAME_LENGTH, TEXT_LENGTH } from '@/contract/limits';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { StageModel } from '@/features/map/prepare';

interface Props {
  stage: Pick<StageModel, 'id' | 'name' | 'goal'>;
  editable: boolean;
  /** Of the head in the grid, where arrows lead to it and Enter goes on to the next text. */
  inGrid?: boolean;
}

const gridOnly = (inGrid: boolean, leave: ReturnType<typeof useMapEditing>['leave']) =>
  inGrid ? { tabIndex: -1, onLeave: leave } : {};

export function StageName({ stage: { id, name }, editable, inGrid = false }: Props) {
  const { actions, leave, orphan } = useMapEditing();
  return (
    <EditableText
      value={name}
      label="Stage"
      placeholder="Name the stage"
      editable={editable}
      draftKey={`stage:${id}:name`}
      save={(value, base) => actions.setStageText(id, 'name', value, base)}
      maxLength={NAME_LENGTH}
      {...gridOnly(inGrid, leave)}
      onOrphan={(draft) => orphan(name, draft)}
    />
  );
}

export function StageGoal({ stage: { id, name, goal }, editable, inGrid = false }: Props) {
  const { actions, leave, orphan } = useMapEditing();
  return (
    <EditableText
      value={goal}
      label={`What the customer wants, ${name}`}
      placeholder={editable ? 'Add goal' : ''}
      editable={editable}
      draftKey={`stage:${id}:goal`}
      save={(value, base) => actions.setStageText(id, 'goal', value, base)}
      maxLength={TEXT_LENGTH}
      {...gridOnly(inGrid, leave)}
      onOrphan={(draft) => orphan(`Goal of ${name}`, draft)}
    />
  );
}
