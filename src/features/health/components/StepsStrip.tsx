'use client';

import Link from 'next/link';
import { Button, buttonClass } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { useToast } from '@/components/ui/Toast';
import { useHealth, useHealthEdits } from '../client';
import { prepareSteps } from '../prepare/steps';
import { addressOf } from '../schema';
import './health.css';

/** On the map: which step comes next and where to take it, until it is hidden. */
export function StepsStrip({
  workspace,
  map,
  mayEdit,
}: {
  workspace: string;
  map: string;
  mayEdit: boolean;
}) {
  const toast = useToast();
  const { data } = useHealth(workspace, map);
  const edits = useHealthEdits(workspace, map);
  if (!mayEdit || !data?.settings.stepsShown) return null;
  const { steps, done, current } = prepareSteps(data.steps);
  const show = (value: boolean) => edits.set({ field: 'stepsShown', value });
  const hide = async () => {
    const problem = await show(false);
    toast(
      problem ?? 'The steps are hidden. They stay under Health, in the map’s bar.',
      problem
        ? undefined
        : {
            label: 'Undo',
            run: () => void show(true).then((failed) => (failed ? void toast(failed) : undefined)),
          },
    );
  };
  return (
    <section className="steps-strip" aria-label="Steps of the map">
      <ol aria-hidden="true">
        {steps.map((step) => (
          <li key={step.id} className={step.done ? 'done' : step.id === current?.id ? 'on' : ''}>
            {step.done ? <Icon name="check" size={12} /> : step.number}
          </li>
        ))}
      </ol>
      <p className="grow">
        {current ? (
          <>
            <b>
              Step {current.number} of {steps.length}: {current.title}
            </b>
            <span className="mute"> {current.progress}</span>
          </>
        ) : (
          <b>All {done} steps are done. The map goes on by itself.</b>
        )}
      </p>
      {current ? (
        <Link className={buttonClass('plain', 's')} href={addressOf(workspace, map, current.next)}>
          {current.go}
        </Link>
      ) : null}
      <Link className={buttonClass('ghost', 's')} href={`/w/${workspace}/maps/${map}/health#steps`}>
        All steps
      </Link>
      <Button size="s" kind="ghost" aria-label="Hide the steps" onClick={() => void hide()}>
        Hide
      </Button>
    </section>
  );
}
