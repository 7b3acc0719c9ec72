'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { Score } from '@/components/ui/Score';
import { useOpenCatalogue } from '@/features/catalogue/components/MapCatalogue';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { StageModel } from '@/features/map/prepare';
import { AverageCount } from './AverageCount';
import { StageGoal, StageName } from './StageTexts';
import { fateOf } from './stageItems';
import './stage.css';

/** Head of a stage on a narrow screen: name, score, and a menu for what the grid has room to show. */
export function StageOnPhone({
  stage,
  height,
  onAdd,
}: {
  stage: StageModel;
  /** In pixels. */
  height: number;
  onAdd: () => void;
}) {
  const { mayEdit, actions } = useMapEditing();
  const openCatalogue = useOpenCatalogue();
  const [writing, setWriting] = useState(false);
  const { id, name } = stage;
  return (
    <header className="journey-stage" style={{ height }}>
      <h2 className="trunc" dir="auto">
        {name}
      </h2>
      <Score score={stage.score} />
      <AverageCount average={stage} />
      {mayEdit ? (
        <>
          <Menu
            label={`Stage ${name}`}
            trigger={
              <Button icon size="s" kind="ghost" className="journey-more" aria-label={`Change stage ${name}`}>
                <Icon name="more" />
              </Button>
            }
            items={[
              { id: 'add', label: 'Add touchpoint', onSelect: onAdd },
              {
                id: 'catalogue',
                label: 'Choose typical touchpoints',
                onSelect: () => openCatalogue({ stageId: id }),
              },
              { id: 'write', label: 'Name and goal', onSelect: () => setWriting(true) },
              { id: 'earlier', label: 'Move earlier', onSelect: () => void actions.stepStage(id, -1) },
              { id: 'later', label: 'Move later', onSelect: () => void actions.stepStage(id, 1) },
              ...fateOf(stage, actions),
            ]}
          />
          <Dialog open={writing} onClose={() => setWriting(false)} title="Name and goal">
            <dl className="stage-texts">
              <dt>Stage</dt>
              <dd>
                <StageName stage={stage} editable />
              </dd>
              <dt>What the customer wants</dt>
              <dd>
                <StageGoal stage={stage} editable />
              </dd>
            </dl>
          </Dialog>
        </>
      ) : null}
    </header>
  );
}
