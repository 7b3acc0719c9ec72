'use client';

import { useId } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import type { SaveOutcome } from '@/components/ui/draft';
import { EditableText } from '@/components/ui/EditableText';
import { useToast } from '@/components/ui/Toast';
import { NAME_LENGTH, TEXT_LENGTH } from '@/contract/limits';
import { useCandidates } from '@/features/department/client';
import { useEvidence } from '@/features/evidence/client';
import { EvidenceBlock } from '@/features/evidence/components/EvidenceBlock';
import { numberOf } from '@/features/evidence/prepare';
import { STATUS_NAMES } from '../prepare';
import { type LinkOpportunity, type OpportunityView, STATUSES, type UpdateOpportunity } from '../schema';
import { OpportunityLinks, type Place } from './OpportunityLinks';
import './opportunity.css';

const NO_NUMBER = { kind: 'failed', message: 'Give a number, such as 2.5, or leave it empty.' } as const;

/** What can be done to it: on its map in a way that can be undone there. Both of the last say what went wrong. */
export interface OpportunityActions {
  setOpportunity: (edit: UpdateOpportunity) => Promise<SaveOutcome>;
  linkOpportunity: (link: LinkOpportunity) => Promise<void>;
  /** Whether it was. */
  removeOpportunity: (opportunity: OpportunityView) => Promise<boolean>;
}

/** Everything about one opportunity; each field is saved as it is left. */
export function OpportunityDialog({
  workspace,
  map,
  opportunity,
  places,
  day,
  editable,
  actions,
  onClose,
}: {
  workspace: string;
  map: string;
  opportunity: OpportunityView;
  actions: OpportunityActions;
  /** The touchpoints of the map, with their notes. */
  places: readonly Place[];
  day: number;
  editable: boolean;
  onClose: () => void;
}) {
  const { id, title, status, owner, shipDate } = opportunity;
  const set = actions.setOpportunity;
  const { data: evidence } = useEvidence(workspace, { opportunityId: id });
  const { data: people } = useCandidates(workspace, editable);
  const toast = useToast();
  const field = useId();

  const choose = async (edit: UpdateOpportunity) => {
    const outcome = await set(edit);
    if (outcome.kind !== 'saved') toast(outcome.message);
  };
  const saveNumber = (name: 'effort' | 'expected') => async (value: string, base: string) => {
    const [next, before] = [value === '' ? null : numberOf(value), base === '' ? null : numberOf(base)];
    return next === null && value !== '' ? NO_NUMBER : set({ id, field: name, base: before, value: next });
  };
  const remove = async () => {
    if (await actions.removeOpportunity(opportunity)) onClose();
  };
  const number = (name: 'effort' | 'expected', label: string, unit: string) => (
    <div>
      <dt>{label}</dt>
      <dd className="row">
        <EditableText
          value={opportunity[name] === null ? '' : String(opportunity[name])}
          label={label}
          placeholder={editable ? 'Estimate' : 'Not said'}
          editable={editable}
          draftKey={`opportunity:${id}:${name}`}
          save={saveNumber(name)}
          maxLength={12}
        />
        {opportunity[name] === null ? null : <span className="mute t12">{unit}</span>}
      </dd>
    </div>
  );

  return (
    <Dialog open onClose={onClose} title={title}>
      <dl className="opp-fields">
        <div>
          <dt>Title</dt>
          <dd>
            <EditableText
              value={title}
              label="Title"
              placeholder="Name it"
              editable={editable}
              draftKey={`opportunity:${id}:title`}
              save={(value, base) => set({ id, field: 'title', base, value })}
              maxLength={NAME_LENGTH}
            />
          </dd>
        </div>
        <div>
          <dt>What it is</dt>
          <dd>
            <EditableText
              value={opportunity.description}
              label="What it is"
              placeholder={editable ? 'Describe it' : 'Not said'}
              editable={editable}
              draftKey={`opportunity:${id}:description`}
              save={(value, base) => set({ id, field: 'description', base, value })}
              multiline
              maxLength={TEXT_LENGTH}
            />
          </dd>
        </div>
        <div>
          <dt>
            <label htmlFor={`${field}-status`}>Status</label>
          </dt>
          <dd>
            <select
              id={`${field}-status`}
              className="input"
              value={status}
              disabled={!editable}
              onChange={({ target }) => {
                const value = STATUSES.find((one) => one === target.value);
                if (value) void choose({ id, field: 'status', base: status, value });
              }}
            >
              {STATUSES.map((one) => (
                <option key={one} value={one}>
                  {STATUS_NAMES[one]}
                </option>
              ))}
            </select>
            {status !== 'idea' && owner === null ? (
              <p className="t12 mute">Nobody owns it yet: an action without an owner stays an idea.</p>
            ) : null}
          </dd>
        </div>
        <div>
          <dt>
            <label htmlFor={`${field}-owner`}>Owner</label>
          </dt>
          <dd>
            {editable ? (
              <select
                id={`${field}-owner`}
                className="input"
                value={owner?.id ?? ''}
                onChange={({ target }) =>
                  void choose({ id, field: 'ownerId', base: owner?.id ?? null, value: target.value || null })
                }
              >
                <option value="">Nobody yet</option>
                {(people ?? (owner ? [owner] : [])).map((person) => (
                  <option key={person.id} value={person.id}>
                    {person.name}
                  </option>
                ))}
              </select>
            ) : (
              <bdi>{owner?.name ?? 'Nobody yet'}</bdi>
            )}
          </dd>
        </div>
        {number('effort', 'Effort', 'person-days')}
        {number('expected', 'Expected effect', '% of the gap to desired closed')}
        <div>
          <dt>
            <label htmlFor={`${field}-ship`}>Ship date</label>
          </dt>
          <dd>
            <input
              id={`${field}-ship`}
              type="date"
              className="input"
              key={shipDate}
              defaultValue={shipDate ?? ''}
              disabled={!editable}
              onBlur={({ target }) => {
                const value = target.value || null;
                if (value !== shipDate) void choose({ id, field: 'shipDate', base: shipDate, value });
              }}
            />
          </dd>
        </div>
        <OpportunityLinks
          opportunity={opportunity}
          places={places}
          editable={editable}
          onLink={actions.linkOpportunity}
        />
        <div>
          <dt>Evidence</dt>
          <dd>
            <EvidenceBlock
              workspace={workspace}
              map={map}
              subject={{ of: 'opportunity', id }}
              touchpointId={opportunity.touchpointIds[0] ?? null}
              evidence={evidence}
              day={day}
              editable={editable}
            />
          </dd>
        </div>
      </dl>
      {editable ? (
        <div className="row">
          <span className="grow" />
          <Button size="s" onClick={() => void remove()}>
            Delete opportunity
          </Button>
        </div>
      ) : null}
    </Dialog>
  );
}
