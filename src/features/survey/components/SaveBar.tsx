'use client';

import { Button } from '@/components/ui/Button';
import { formatCount } from '@/domain/format';
import type { SurveyStatus } from '../schema';

/**
 * Saves a survey from wherever one is in it: while there is something to save, the bar stays in sight at the edge of
 * the panel that is nearer to it.
 */
export function SaveBar({
  form,
  status,
  changed,
  busy,
  told,
  failure,
  faults,
  onSeek,
  onStatus,
  onDiscard,
}: {
  /** Id of the form it sends. */
  form: string;
  /** Null: it was never saved. */
  status: SurveyStatus | null;
  changed: boolean;
  busy: boolean;
  told: string;
  failure: string | undefined;
  /** How many things are wrong. */
  faults: number;
  onSeek: () => void;
  onStatus: (next: SurveyStatus) => void;
  onDiscard: () => void;
}) {
  const next = status === 'published' ? 'paused' : 'published';
  const state = changed ? (status === null ? 'Not published yet' : 'Unsaved changes') : '';
  return (
    <div className="survey-bar" data-changed={changed || undefined}>
      {failure ? (
        <p className="text-danger" role="alert">
          {failure}
        </p>
      ) : null}
      <div className="row wrap">
        {faults > 0 ? (
          <button type="button" className="link text-danger" onClick={onSeek}>
            {formatCount(faults, 'fault')}
            <span className="vh">, go to the first</span>
          </button>
        ) : null}
        <span className="grow t12 mute" role="status">
          {told || (faults > 0 ? '' : state)}
        </span>
        {changed && status !== null ? (
          <Button kind="ghost" disabled={busy} onClick={onDiscard}>
            Discard
          </Button>
        ) : null}
        {status === null ? null : (
          <Button busy={busy} onClick={() => onStatus(next)}>
            {next === 'paused' ? 'Pause' : 'Publish'}
          </Button>
        )}
        <Button kind="primary" type="submit" form={form} busy={busy} disabled={!changed}>
          {status === null ? 'Publish survey' : 'Save survey'}
        </Button>
      </div>
    </div>
  );
}
