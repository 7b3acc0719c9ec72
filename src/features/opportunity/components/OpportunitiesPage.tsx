'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { EditableText } from '@/components/ui/EditableText';
import { useToast } from '@/components/ui/Toast';
import { dayOf } from '@/domain/evidence';
import { can } from '@/domain/permissions';
import { AgeMark } from '@/features/evidence/components/AgeMark';
import { failureOf, useMap } from '@/features/map/client';
import { useNow } from '@/features/map/components/useNow';
import { NAME_LENGTH } from '@/features/map/schema';
import { useOpportunities, useOpportunityEdits } from '../client';
import { STATUS_NAMES, tellPlan } from '../prepare';
import { type OpportunityView, STATUSES } from '../schema';
import { type OpportunityActions, OpportunityDialog } from './OpportunityDialog';
import { StatusPie } from './StatusPie';
import './opportunity.css';

const nothing = () => null;

/** All opportunities and actions of a map, furthest along first. */
export function OpportunitiesPage({
  workspace,
  map,
  renderedAt,
}: {
  workspace: string;
  map: string;
  renderedAt: number;
}) {
  const drawn = useMap({ workspace, map, range: '28d', persona: null });
  const { data, error, refetch } = useOpportunities(workspace, map);
  const { add, set, connect, drop } = useOpportunityEdits(workspace, map);
  const toast = useToast();
  const actions: OpportunityActions = {
    setOpportunity: set,
    linkOpportunity: async (link) => {
      await connect(link).catch((error: unknown) => toast(failureOf(error).message));
    },
    removeOpportunity: async ({ id, title }) => {
      const problem = await drop(id).then(nothing, (error: unknown) => failureOf(error).message);
      if (problem) toast(problem);
      else toast(`“${title}” is deleted.`, { label: 'Undo', run: () => void add(title, [], id) });
      return problem === null;
    },
  };
  const [openId, setOpenId] = useState<string | null>(null);
  const day = dayOf(useNow(60_000, renderedAt));
  const editable = drawn.data ? can(drawn.data.workspace.role, 'map:edit') : false;
  const places = drawn.data?.stages.flatMap(({ touchpoints }) => touchpoints) ?? [];
  const list = (data ?? []).toSorted((a, b) => STATUSES.indexOf(b.status) - STATUSES.indexOf(a.status));
  const open = list.find(({ id }) => id === openId);
  return (
    <main className="min-w-0 overflow-auto">
      <header className="topbar">
        <Link className="crumb mute trunc" href={`/w/${workspace}/maps/${map}`} dir="auto">
          {drawn.data?.name ?? 'Map'}
        </Link>
        <h1>Opportunities</h1>
      </header>
      {error && !data ? (
        <div className="empty">
          <b>The opportunities did not load</b>
          {failureOf(error).message}
          <Button onClick={() => void refetch()}>Load again</Button>
        </div>
      ) : data && list.length === 0 ? (
        <div className="empty">
          <b>No opportunity yet</b>
          <span>
            What could be done about a pain point or a gap goes here, from the idea to the measured action.
          </span>
        </div>
      ) : null}
      <ul className="opp-list">
        {list.map((one) => (
          <li key={one.id} className="sec">
            <Row
              opportunity={one}
              day={day}
              places={places
                .filter(({ id }) => one.touchpointIds.includes(id))
                .map(({ name }) => name)
                .join(', ')}
              onOpen={() => setOpenId(one.id)}
            />
          </li>
        ))}
        {editable ? (
          <li className="relative">
            <EditableText
              className="pd-add"
              adding
              value=""
              label="New opportunity"
              placeholder="Add an opportunity"
              editable
              draftKey={`opportunity:new:map:${map}`}
              save={(title) => add(title, [])}
              maxLength={NAME_LENGTH}
            />
          </li>
        ) : null}
      </ul>
      {open ? (
        <OpportunityDialog
          workspace={workspace}
          map={map}
          opportunity={open}
          places={places}
          day={day}
          editable={editable}
          actions={actions}
          onClose={() => setOpenId(null)}
        />
      ) : null}
    </main>
  );
}

function Row({
  opportunity,
  places,
  day,
  onOpen,
}: {
  opportunity: OpportunityView;
  places: string;
  day: number;
  onOpen: () => void;
}) {
  const { title, description, status, owner, evidence, observedAt } = opportunity;
  return (
    <button type="button" onClick={onOpen}>
      <b className="font-medium" dir="auto">
        {title}
      </b>
      <span className="row t12">
        <StatusPie status={status} />
        {STATUS_NAMES[status]}
      </span>
      {description ? (
        <span className="t12 ink2" dir="auto">
          {description}
        </span>
      ) : (
        <span />
      )}
      <AgeMark standing={{ n: evidence, at: observedAt }} day={day} />
      <span className="t12 mute">
        {[places || 'At no touchpoint', owner?.name ?? 'no owner', tellPlan(opportunity)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </button>
  );
}
