'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { EditableText } from '@/components/ui/EditableText';
import { NAME_LENGTH } from '@/contract/limits';
import { dayOf } from '@/domain/evidence';
import { can } from '@/domain/permissions';
import { AgeMark } from '@/features/evidence/components/AgeMark';
import { unreadOf, useMap } from '@/features/map/client';
import { UndoButtons } from '@/features/map/components/UndoButtons';
import { useHistory } from '@/features/map/components/useHistory';
import { useMapActions } from '@/features/map/components/useMapActions';
import { useUndoKeys } from '@/features/map/components/useMapKeys';
import { useNow } from '@/features/map/components/useNow';
import type { MapData } from '@/features/map/schema';
import { useOpportunities } from '../client';
import { STATUS_NAMES, tellPlan } from '../prepare';
import { type OpportunityView, STATUSES } from '../schema';
import { OpportunityDialog } from './OpportunityDialog';
import { StatusPie } from './StatusPie';
import './opportunity.css';

const nothing = () => undefined;

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
  const { data, error, refetch } = useMap({ workspace, map, range: '28d', persona: null });
  return data ? (
    <Opportunities data={data} renderedAt={renderedAt} />
  ) : (
    <main className="min-w-0 overflow-auto">
      {error ? <NotLoaded error={error} onAgain={() => void refetch()} /> : null}
    </main>
  );
}

function NotLoaded({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  return (
    <div className="empty">
      <b>The opportunities did not load</b>
      {unreadOf(error)}
      <Button onClick={onAgain}>Load again</Button>
    </div>
  );
}

function Opportunities({ data: drawn, renderedAt }: { data: MapData; renderedAt: number }) {
  const { id: map } = drawn;
  const workspace = drawn.workspace.slug;
  const { data, error, refetch } = useOpportunities(workspace, map);
  // What is done here and what is done on the map is one history.
  const { recorder, next } = useHistory(map);
  const actions = useMapActions(drawn, { history: recorder, announce: nothing });
  useUndoKeys(actions);
  const [openId, setOpenId] = useState<string | null>(null);
  const day = dayOf(useNow(60_000, renderedAt));
  const editable = can(drawn.workspace.role, 'map:edit');
  const places = drawn.stages.flatMap(({ touchpoints }) => touchpoints);
  const list = (data ?? []).toSorted((a, b) => STATUSES.indexOf(b.status) - STATUSES.indexOf(a.status));
  const open = list.find(({ id }) => id === openId);
  return (
    <main className="min-w-0 overflow-auto">
      <header className="topbar">
        <Link className="crumb mute trunc" href={`/w/${workspace}/maps/${map}`} dir="auto">
          {drawn.name}
        </Link>
        <h1>Opportunities</h1>
        <span className="grow" />
        {editable ? (
          <UndoButtons next={next} onUndo={() => void actions.undo()} onRedo={() => void actions.redo()} />
        ) : null}
      </header>
      {error && !data ? (
        <NotLoaded error={error} onAgain={() => void refetch()} />
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
              save={(title) => actions.addOpportunity([], title)}
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
