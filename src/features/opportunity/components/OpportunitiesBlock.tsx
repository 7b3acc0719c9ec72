'use client';

import Link from 'next/link';
import { useState } from 'react';
import { EditableText } from '@/components/ui/EditableText';
import { NAME_LENGTH } from '@/contract/limits';
import { AgeMark } from '@/features/evidence/components/AgeMark';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { MapData } from '@/features/map/schema';
import { useOpportunities } from '../client';
import { STATUS_NAMES, tellPlan } from '../prepare';
import { OpportunityDialog } from './OpportunityDialog';
import { StatusPie } from './StatusPie';
import './opportunity.css';

/** The opportunities and actions at one touchpoint, in its panel. */
export function OpportunitiesBlock({
  data,
  touchpointId,
  name,
  day,
}: {
  data: MapData;
  touchpointId: string;
  /** Of the touchpoint. */
  name: string;
  day: number;
}) {
  const { mayEdit, actions, orphan } = useMapEditing();
  const [openId, setOpenId] = useState<string | null>(null);
  const { data: full } = useOpportunities(data.workspace.slug, data.id);
  const own = data.opportunities.filter(({ touchpointIds }) => touchpointIds.includes(touchpointId));
  const open = full?.find(({ id }) => id === openId);
  if (own.length === 0 && !mayEdit) return null;
  return (
    <section className="blk">
      <h3>
        Opportunities and actions
        <Link
          className="ms-auto text-accent-ink font-medium"
          href={`/w/${data.workspace.slug}/maps/${data.id}/opportunities`}
        >
          All of the map
        </Link>
      </h3>
      <div>
        {own.map((one) => {
          const details = full?.find(({ id }) => id === one.id);
          return (
            <button key={one.id} type="button" className="opp opp-row" onClick={() => setOpenId(one.id)}>
              <span className="row">
                <StatusPie status={one.status} />
                <span className="grow font-medium t12" dir="auto">
                  {one.title}
                </span>
                <span className="badge line">{STATUS_NAMES[one.status]}</span>
              </span>
              <small>
                {details?.owner ? <bdi>{details.owner.name}</bdi> : 'No owner'}
                {details ? ` · ${tellPlan(details)}`.replace(/ · $/, '') : null}
                <AgeMark standing={{ n: one.evidence, at: one.observedAt }} day={day} />
              </small>
            </button>
          );
        })}
      </div>
      {mayEdit ? (
        <EditableText
          className="pd-add t12"
          adding
          value=""
          label={`New opportunity, ${name}`}
          placeholder="New opportunity"
          editable
          draftKey={`panel:opportunity:new:${touchpointId}`}
          save={(title) => actions.addOpportunity([touchpointId], title)}
          maxLength={NAME_LENGTH}
          onOrphan={(draft) => orphan(`A new opportunity at ${name}`, draft)}
        />
      ) : null}
      {open ? (
        <OpportunityDialog
          workspace={data.workspace.slug}
          map={data.id}
          opportunity={open}
          places={data.stages.flatMap(({ touchpoints }) => touchpoints)}
          day={day}
          editable={mayEdit}
          actions={actions}
          onClose={() => setOpenId(null)}
        />
      ) : null}
    </section>
  );
}
