'use client';

import Link from 'next/link';
import { buttonClass } from '@/components/ui/Button';
import { formatCount } from '@/domain/format';
import { LiveIndicator } from '@/features/map/components/LiveIndicator';
import { Unread } from '@/features/map/components/Unread';
import { useNow } from '@/features/map/components/useNow';
import { useDepartmentWork } from '../client';
import { LedWork } from './LedWork';
import { useLedLive } from './useLedLive';
import './lead.css';

/** One department: what it answers for, what is said there, and what is being done. */
export function DepartmentPage({
  workspace,
  department,
  renderedAt,
}: {
  workspace: string;
  department: string;
  /** When the page was made, in milliseconds. */
  renderedAt: number;
}) {
  const { data, error, refetch, dataUpdatedAt } = useDepartmentWork(workspace, department);
  const live = useLedLive(workspace);
  const now = useNow(10_000, renderedAt);
  const [named] = data?.departments ?? [];
  return (
    <main className="mine">
      <header className="topbar">
        <h1 className="trunc" dir="auto">
          {named?.name ?? 'Department'}
        </h1>
        <span className="mute trunc grow">
          {named ? formatCount(named.touchpoints, 'touchpoint') : null}
          {data?.lead ? (
            <>
              , led by <bdi>{data.lead}</bdi>
            </>
          ) : null}
          {data && !data.lead ? ', nobody leads it' : null}
        </span>
        <LiveIndicator live={live} />
      </header>
      {error ? (
        <Unread error={error} readAt={data ? dataUpdatedAt : null} now={now} onRetry={() => void refetch()} />
      ) : null}
      {data || error ? null : <div className="skel m-4" />}
      {data && data.maps.length === 0 ? (
        <div className="empty">
          <b>No touchpoint belongs to it</b>
          <span dir="auto">
            {data.barrier ||
              'Absence is a finding, too: does it never meet a customer, or is that not drawn yet?'}
          </span>
          <Link className={buttonClass()} href={`/w/${workspace}/maps`}>
            Open the maps
          </Link>
        </div>
      ) : null}
      {data && data.maps.length > 0 ? <LedWork workspace={workspace} data={data} now={now} /> : null}
    </main>
  );
}
