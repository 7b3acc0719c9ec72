'use client';

import Link from 'next/link';
import { Fragment, useState } from 'react';
import { Button, buttonClass } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { line, type MapTouchpoint, optionalLine } from '@/features/map/schema';
import { useDraftMap, useEditTouchpoint } from '../client';
import { CatalogueStep } from './CatalogueStep';
import { AddRow, Cell } from './Cells';
import { JourneyPreview } from './JourneyPreview';

const NAME = line();
const DEPARTMENT = optionalLine('The department');
const TYPE_NAMES = { csat: 'CSAT', nps: 'NPS', ces: 'CES', smiley: 'Smiley', thumbs: 'Thumbs' } as const;

export function StepTouchpoints({
  workspace,
  map,
  onBack,
  onDone,
}: {
  workspace: string;
  map: string;
  onBack: () => void;
  onDone: () => void;
}) {
  const { data, error, refetch } = useDraftMap(workspace, map);
  const edits = useEditTouchpoint(workspace);
  const { update, create, createMany, updateStage, createStage } = edits;
  const [selected, setSelected] = useState<string | null>(null);
  const stages = data?.stages ?? [];
  const save = (touchpoint: MapTouchpoint, field: 'name' | 'department', value: string) => {
    const base = field === 'name' ? touchpoint.name : (touchpoint.department?.name ?? '');
    const wanted = value.trim();
    if (wanted !== base && (field !== 'name' || wanted))
      update.mutate({ workspace, id: touchpoint.id, field, base, value: wanted });
  };
  const failed = update.error ?? create.error ?? createMany.error ?? updateStage.error ?? createStage.error;
  const hasTouchpoints = stages.some((stage) => stage.touchpoints.length > 0);
  return (
    <div className="onboarding-body">
      <main className="onboarding-left">
        <h1 tabIndex={-1}>Name the touchpoints</h1>
        <p className="onboarding-sub">
          Click a name to change it, and add what is missing: every point where a customer meets you counts,
          also the ones that sell nothing. All of it can be changed later, on the map.
        </p>
        {error && !data ? (
          <div className="empty">
            <b>The map did not load</b>
            {error.message}
            <Button onClick={() => refetch()}>Load again</Button>
          </div>
        ) : null}
        <table className="onboarding-table">
          <thead>
            <tr>
              <th scope="col">Touchpoint</th>
              <th scope="col">Department</th>
              <th scope="col" title="How the question is answered: stars, faces, thumbs or numbers">
                Survey
              </th>
            </tr>
          </thead>
          <tbody>
            {stages.map((stage) => (
              <Fragment key={stage.id}>
                <tr className="stage">
                  <th scope="rowgroup" colSpan={3}>
                    <Cell
                      label={`Name of stage ${stage.name}`}
                      value={stage.name}
                      rule={NAME}
                      onSave={(value) => {
                        const name = value.trim();
                        if (name && name !== stage.name)
                          updateStage.mutate({
                            workspace,
                            id: stage.id,
                            field: 'name',
                            base: stage.name,
                            value: name,
                          });
                      }}
                    />
                  </th>
                </tr>
                {stage.touchpoints.map((touchpoint) => (
                  <tr key={touchpoint.id} onFocus={() => setSelected(touchpoint.id)}>
                    <td>
                      <Cell
                        label={`Name of ${touchpoint.name}`}
                        value={touchpoint.name}
                        rule={NAME}
                        onSave={(value) => save(touchpoint, 'name', value)}
                      />
                    </td>
                    <td>
                      <Cell
                        label={`Department of ${touchpoint.name}`}
                        value={touchpoint.department?.name ?? ''}
                        rule={DEPARTMENT}
                        placeholder="Choose department"
                        list="onboarding-departments"
                        onSave={(value) => save(touchpoint, 'department', value)}
                      />
                    </td>
                    <td className="mute">
                      {touchpoint.survey ? TYPE_NAMES[touchpoint.survey.type] : 'None'}
                    </td>
                  </tr>
                ))}
                <AddRow
                  stage={stage}
                  busy={create.isPending}
                  onAdd={(name) =>
                    create.mutateAsync({
                      workspace,
                      stageId: stage.id,
                      after: stage.touchpoints.at(-1)?.id ?? null,
                      name,
                    })
                  }
                />
              </Fragment>
            ))}
          </tbody>
        </table>
        <Button
          size="s"
          kind="ghost"
          className="mt-2"
          busy={createStage.isPending}
          onClick={() =>
            createStage.mutate({
              workspace,
              mapId: map,
              after: stages.at(-1)?.id ?? null,
              name: 'New stage',
            })
          }
        >
          <Icon name="add" />
          Stage
        </Button>
        {data ? <CatalogueStep workspace={workspace} data={data} edits={edits} /> : null}
        <Link
          className={`${buttonClass('ghost', 's')} mt-2`}
          href={`/w/${workspace}/import?map=${map}&from=start`}
        >
          <Icon name="copy" />
          Paste a list or spreadsheet
        </Link>
        <datalist id="onboarding-departments">
          {data?.departments.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        <p role="alert" className="text-danger empty:hidden">
          {failed?.message}
        </p>
        {data && !hasTouchpoints ? (
          <p className="mute mt-4">Add a touchpoint to go on: it is where you ask.</p>
        ) : null}
        <div className="row mt-6">
          <Button kind="primary" size="l" onClick={onDone} disabled={!hasTouchpoints}>
            Continue
          </Button>
          <Button kind="ghost" size="l" onClick={onBack}>
            Back
          </Button>
        </div>
      </main>
      <aside className="onboarding-right" aria-label="Preview">
        <JourneyPreview
          stages={stages}
          selected={selected}
          note="Desired levels are a starting guess. Change them when you know better."
        />
      </aside>
    </div>
  );
}
