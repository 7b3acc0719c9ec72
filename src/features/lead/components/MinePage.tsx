'use client';

import Link from 'next/link';
import { buttonClass } from '@/components/ui/Button';
import { LiveIndicator } from '@/features/map/components/LiveIndicator';
import { Unread } from '@/features/map/components/Unread';
import { useNow } from '@/features/map/components/useNow';
import { useMine } from '../client';
import { LedWork } from './LedWork';
import { useLedLive } from './useLedLive';
import './lead.css';

/** Where somebody who leads departments comes in: what they answer for, and nothing else. */
export function MinePage({
  workspace,
  renderedAt,
}: {
  workspace: string;
  /** When the page was made, in milliseconds. */
  renderedAt: number;
}) {
  const { data, error, refetch, dataUpdatedAt } = useMine(workspace);
  const live = useLedLive(workspace);
  const now = useNow(10_000, renderedAt);
  const departments = data?.departments ?? [];
  return (
    <main className="mine">
      <header className="topbar">
        <h1>My touchpoints</h1>
        <span className="mute trunc grow">
          {departments.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 ? ', ' : null}
              <Link href={`/w/${workspace}/departments/${id}`} dir="auto">
                {name}
              </Link>
            </span>
          ))}
        </span>
        <LiveIndicator live={live} />
      </header>
      {error ? (
        <Unread error={error} readAt={data ? dataUpdatedAt : null} now={now} onRetry={() => void refetch()} />
      ) : null}
      {data || error ? null : <div className="skel m-4" />}
      {data && data.maps.length === 0 ? (
        <Nothing workspace={workspace} departments={departments.map(({ name }) => name)} />
      ) : null}
      {data && data.maps.length > 0 ? <LedWork workspace={workspace} data={data} now={now} /> : null}
    </main>
  );
}

function Nothing({ workspace, departments }: { workspace: string; departments: string[] }) {
  return (
    <div className="empty">
      <b>
        {departments.length === 0
          ? 'You lead no department'
          : `No touchpoint belongs to ${departments.join(', ')}`}
      </b>
      <span>
        {departments.length === 0
          ? 'When somebody makes you the lead of one, its touchpoints are here.'
          : 'Give touchpoints to the department on the map; then their scores and comments are here.'}
      </span>
      <Link className={buttonClass()} href={`/w/${workspace}/maps`}>
        Open the maps
      </Link>
    </div>
  );
}
