'use client';

import { clsx } from 'clsx';
import { memo } from 'react';
import { EditableText } from '@/components/ui/EditableText';
import { NAME_LENGTH } from '@/contract/limits';
import { AgeMark } from '@/features/evidence/components/AgeMark';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { ROLES } from '@/features/map/components/roles';
import { STATUS_NAMES } from '../prepare';
import type { MapOpportunity } from '../schema';
import { StatusPie } from './StatusPie';
import './opportunity.css';

/** What could be done, or is being done, at one touchpoint. */
export const OpportunityCell = memo(function OpportunityCell({
  id,
  name,
  opportunities,
  day,
  row,
  index,
  endsStage,
  lang,
}: {
  id: string;
  name: string;
  /** Of the whole map: the same object while nothing changes. */
  opportunities: readonly MapOpportunity[];
  day: number;
  row: number;
  index: number;
  endsStage: boolean;
  lang: string;
}) {
  return (
    <div
      {...ROLES.cell}
      className={clsx('cell', endsStage && 'se')}
      data-cell={`${row}:${index}`}
      data-touchpoint={id}
      lang={lang}
      style={{ gridRow: row + 1, gridColumn: index + 2 }}
    >
      <Listed {...{ id, name, opportunities, day }} />
    </div>
  );
});

/** Apart from where it stands, so that a column that moves does not draw it again. */
const Listed = memo(function Listed({
  id,
  name,
  opportunities,
  day,
}: {
  id: string;
  name: string;
  opportunities: readonly MapOpportunity[];
  day: number;
}) {
  const { mode, actions, leave, orphan } = useMapEditing();
  const own = opportunities.filter(({ touchpointIds }) => touchpointIds.includes(id));
  return (
    <div className="opps">
      {own.map((opportunity) => (
        <div key={opportunity.id} className="opp">
          <span dir="auto">{opportunity.title}</span>
          <small>
            <StatusPie status={opportunity.status} />
            {STATUS_NAMES[opportunity.status]}
            <AgeMark standing={{ n: opportunity.evidence, at: opportunity.observedAt }} day={day} />
          </small>
        </div>
      ))}
      {mode === 'content' ? (
        <EditableText
          className="pd-add"
          adding
          value=""
          label={`Opportunity, ${name}`}
          placeholder="Add opportunity"
          editable
          draftKey={`opportunity:new:${id}`}
          save={(title) => actions.addOpportunity([id], title)}
          maxLength={NAME_LENGTH}
          tabIndex={-1}
          onLeave={leave}
          onOrphan={(draft) => orphan(`A new opportunity at ${name}`, draft)}
        />
      ) : null}
    </div>
  );
});
