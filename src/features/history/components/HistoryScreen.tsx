'use client';

import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { useToast } from '@/components/ui/Toast';
import { failureOf } from '@/features/map/client';
import { useHistoryActions, useLiveHistory } from '../client';
import { Comparison } from './Comparison';
import { HistoryList } from './HistoryList';
import { NameVersion } from './NameVersion';
import { Versions } from './Versions';
import './history.css';

/** What happened to a map, its versions, and the ways back. */
export function HistoryScreen({
  workspace,
  map,
  name,
  timeZone,
  mayEdit,
}: {
  workspace: string;
  map: string;
  name: string;
  timeZone: string;
  mayEdit: boolean;
}) {
  const params = useSearchParams();
  const router = useRouter();
  const [naming, setNaming] = useState(false);
  const toast = useToast();
  const { restore: restoring } = useHistoryActions();
  useLiveHistory(workspace, map);
  const base = `/w/${workspace}/maps/${map}`;
  const compare = (from: string, to: string | null) =>
    router.push(`${base}/history?from=${from}${to ? `&to=${to}` : ''}`);
  const from = params.get('from');

  const restore = useCallback(
    function restore(id: string, what: string) {
      restoring.mutate(
        { workspace, map, id },
        {
          onSuccess: ({ before }) =>
            toast(`“${what}” is restored. Ratings are as they were.`, {
              label: 'Undo',
              run: () => restore(before, 'The version before'),
            }),
          onError: (error) => toast(failureOf(error).message),
        },
      );
    },
    [restoring, workspace, map, toast],
  );

  return (
    <main className="min-w-0 overflow-auto">
      <header className="topbar">
        <Link className="crumb mute" href={base}>
          <bdi className="trunc">{name}</bdi>
        </Link>
        <h1>History</h1>
        <span className="grow" />
        {mayEdit ? (
          <Button kind="primary" onClick={() => setNaming(true)}>
            Name this version
          </Button>
        ) : null}
      </header>
      <div className="history">
        {from ? (
          <Comparison
            workspace={workspace}
            map={map}
            from={from}
            to={params.get('to')}
            timeZone={timeZone}
            mayEdit={mayEdit}
            onRestore={restore}
            onClose={() => router.push(`${base}/history`)}
          />
        ) : (
          <HistoryList workspace={workspace} map={map} timeZone={timeZone} mayEdit={mayEdit} />
        )}
        <Versions
          workspace={workspace}
          map={map}
          timeZone={timeZone}
          mayEdit={mayEdit}
          chosen={from}
          busy={restoring.isPending}
          onCompare={compare}
          onRestore={restore}
        />
      </div>
      <NameVersion workspace={workspace} map={map} open={naming} onClose={() => setNaming(false)} />
    </main>
  );
}
