'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { useToast } from '@/components/ui/Toast';
import { failureOf } from '@/features/map/client';
import { useHistoryActions } from '../client';
import { CAUSES, sentenceOf } from '../prepare';
import type { HistoryEntry, HistoryStep } from '../schema';
import { WordDiff } from './WordDiff';
import { timeOf } from './when';

/** Steps of an entry that show before they are asked for. */
const FEW = 5;

/** What one person did in one go. */
export function HistoryEntryView({
  workspace,
  map,
  entry,
  timeZone,
  mayEdit,
}: {
  workspace: string;
  map: string;
  entry: HistoryEntry;
  timeZone: string;
  mayEdit: boolean;
}) {
  const { at, since, by, cause, steps } = entry;
  const [all, setAll] = useState(false);
  const most = cause && cause !== 'api' ? 0 : FEW;
  const shown = all ? steps : steps.slice(0, most);
  const [from, to] = [timeOf(since, timeZone), timeOf(at, timeZone)];
  return (
    <li className="history-entry">
      <div className="history-who">
        <b>
          <bdi>{by?.name ?? (cause === 'api' ? 'A program' : 'Touchline')}</bdi>
        </b>{' '}
        {cause ? <span>{CAUSES[cause] ?? cause}</span> : null}
        <time dateTime={at}>{from === to ? to : `${from}–${to}`}</time>
      </div>
      <ul>
        {shown.map((step) => (
          <Step
            key={`${step.change} ${step.field} ${step.verb}`}
            workspace={workspace}
            map={map}
            step={step}
            mayEdit={mayEdit}
          />
        ))}
      </ul>
      {steps.length > most ? (
        <Button size="s" kind="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${steps.length} changes`}
        </Button>
      ) : null}
    </li>
  );
}

function Step({
  workspace,
  map,
  step,
  mayEdit,
}: {
  workspace: string;
  map: string;
  step: HistoryStep;
  mayEdit: boolean;
}) {
  const { revert } = useHistoryActions();
  const toast = useToast();
  const { change, verb, field, from, to, revertible } = step;
  const worded = verb === 'changed' && field !== 'name' && field !== 'status';
  const label = verb === 'removed' ? 'Bring back' : 'Put back';
  return (
    <li>
      <div className="history-step">
        <span className="grow">{sentenceOf(step)}</span>
        {mayEdit && revertible ? (
          <Button
            size="s"
            kind="ghost"
            busy={revert.isPending}
            aria-label={`${label}: ${sentenceOf(step)}`}
            onClick={() =>
              revert.mutate(
                { workspace, map, change, field },
                {
                  onSuccess: () => toast('It is as it was before. The history says so too.'),
                  onError: (error) => toast(failureOf(error).message),
                },
              )
            }
          >
            {label}
          </Button>
        ) : null}
      </div>
      {worded ? <WordDiff before={from} after={to} /> : null}
    </li>
  );
}
