'use client';

import { useId } from 'react';
import { Button } from '@/components/ui/Button';
import { useToast } from '@/components/ui/Toast';
import type { useHealthEdits } from '../client';
import type { HealthData } from '../schema';
import { NumberSetting } from './NumberSetting';

type Edits = ReturnType<typeof useHealthEdits>;

/** When the map was gone through, when it is next, and what counts as quiet. */
export function ReviewBlock({ data, edits, mayEdit }: { data: HealthData; edits: Edits; mayEdit: boolean }) {
  const toast = useToast();
  const dateId = useId();
  const { settings, reviewed, today } = data;
  const { reviewOn, reviewEvery, quietDays } = settings;
  const overdue = reviewOn !== null && reviewOn < today;
  const mark = async () => {
    const problem = await edits.review();
    toast(problem ?? 'The map is marked as reviewed today.');
  };
  return (
    <section className="sec" id="review" tabIndex={-1} aria-labelledby="health-review">
      <header>
        <h2 id="health-review">Review</h2>
      </header>
      <div className="body health-settings">
        <p>
          {reviewed ? (
            <>
              Last reviewed on <span className="num">{reviewed.at.slice(0, 10)}</span>
              {reviewed.by ? (
                <>
                  {' '}
                  by <bdi>{reviewed.by}</bdi>
                </>
              ) : null}
            </>
          ) : (
            'Never reviewed'
          )}
          {overdue ? <b className="health-due">. The next review is overdue.</b> : '.'}
        </p>
        {mayEdit ? (
          <>
            <Button onClick={() => void mark()}>Mark as reviewed</Button>
            <div className="field">
              <label htmlFor={dateId}>Next review</label>
              <input
                id={dateId}
                type="date"
                className="input"
                // A day typed half-way is no day yet: it is saved when the field is left.
                key={reviewOn ?? ''}
                defaultValue={reviewOn ?? ''}
                onBlur={({ target }) => {
                  const value = target.value || null;
                  if (value === reviewOn || target.validity.badInput) return;
                  void edits.set({ field: 'reviewOn', value }).then((problem) => problem && toast(problem));
                }}
              />
            </div>
            <NumberSetting
              label="Review every"
              unit="days"
              value={reviewEvery}
              most={730}
              empty
              save={(value) => edits.set({ field: 'reviewEvery', value })}
            />
            <NumberSetting
              label="Quiet after"
              unit="days without an answer"
              value={quietDays}
              most={365}
              save={(value) =>
                value === null
                  ? Promise.resolve('Give 1 to 365 days.')
                  : edits.set({ field: 'quietDays', value })
              }
            />
          </>
        ) : (
          <p className="mute">
            {reviewOn ? (
              <>
                Next review <span className="num">{reviewOn}</span>.{' '}
              </>
            ) : null}
            Quiet after {quietDays} days without an answer.
          </p>
        )}
      </div>
    </section>
  );
}
