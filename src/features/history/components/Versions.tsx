'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { useToast } from '@/components/ui/Toast';
import { failureOf, unreadOf } from '@/features/map/client';
import type { SnapshotView } from '@/features/snapshot/schema';
import { useHistoryActions, useSnapshots } from '../client';
import { NameVersion } from './NameVersion';
import { momentOf } from './when';

interface VersionsProps {
  workspace: string;
  map: string;
  timeZone: string;
  mayEdit: boolean;
  /** The version that is compared. */
  chosen: string | null;
  busy: boolean;
  onCompare: (from: string, to: string | null) => void;
  onRestore: (id: string, name: string) => void;
}

/** The versions that were kept, named ones and those that kept themselves. */
export function Versions(props: VersionsProps) {
  const { data, error, isPending, refetch } = useSnapshots(props.workspace, props.map);
  return (
    <aside className="sec versions" aria-labelledby="versions">
      <header>
        <h2 id="versions">Versions</h2>
        <p>
          Kept by name, before a restore or an import, when a desired map is derived, and once on every day
          with changes. Unnamed ones stay 90 days.
        </p>
      </header>
      <div className="body">
        {isPending ? <div className="skel" /> : null}
        {error ? (
          <div className="empty">
            <b>The versions did not load</b>
            <span>{unreadOf(error)}</span>
            <Button onClick={() => void refetch()}>Load again</Button>
          </div>
        ) : null}
        {data?.length === 0 ? (
          <div className="empty">
            <b>No version yet</b>
            <span>Name the map as it is now to compare with it later, and to come back to it.</span>
          </div>
        ) : null}
        <ul>
          {(data ?? []).map((version, index) => (
            <Version key={version.id} {...props} version={version} earlier={data?.[index + 1]} />
          ))}
        </ul>
      </div>
    </aside>
  );
}

function Version({
  workspace,
  map,
  timeZone,
  mayEdit,
  chosen,
  busy,
  onCompare,
  onRestore,
  version,
  earlier,
}: VersionsProps & { version: SnapshotView; earlier: SnapshotView | undefined }) {
  const { id, name, note, reason, createdAt, by } = version;
  const [renaming, setRenaming] = useState(false);
  const { remove } = useHistoryActions();
  const toast = useToast();
  return (
    <li className="version" aria-current={chosen === id || undefined}>
      <div className="row">
        <span className="grow">
          <b dir="auto">{name}</b>
          {reason === 'named' ? null : <span className="badge line">kept itself</span>}
          <br />
          <span className="mute t12">
            <time dateTime={createdAt}>{momentOf(createdAt, timeZone)}</time>
            {by ? (
              <>
                {' · '}
                <bdi>{by.name}</bdi>
              </>
            ) : null}
          </span>
        </span>
        <Menu
          label={`More for ${name}`}
          trigger={
            <button type="button" className="btn icon s ghost" aria-label={`More for ${name}`}>
              <Icon name="more" />
            </button>
          }
          items={[
            ...(earlier
              ? [
                  {
                    id: 'earlier',
                    label: 'Compare with the one before',
                    onSelect: () => onCompare(earlier.id, id),
                  },
                ]
              : []),
            ...(mayEdit
              ? [
                  { id: 'rename', label: 'Rename', onSelect: () => setRenaming(true) },
                  {
                    id: 'delete',
                    label: 'Delete version',
                    onSelect: () =>
                      remove.mutate(
                        { workspace, id },
                        {
                          onSuccess: () => toast(`The version “${name}” is deleted. The map is as it is.`),
                          onError: (error) => toast(failureOf(error).message),
                        },
                      ),
                  },
                ]
              : []),
          ]}
        />
      </div>
      {note ? (
        <p className="ink2" dir="auto">
          {note}
        </p>
      ) : null}
      <div className="row">
        <Button size="s" aria-label={`Compare ${name} with now`} onClick={() => onCompare(id, null)}>
          Compare
        </Button>
        {mayEdit ? (
          <Button size="s" busy={busy} aria-label={`Restore ${name}`} onClick={() => onRestore(id, name)}>
            Restore
          </Button>
        ) : null}
      </div>
      <NameVersion
        workspace={workspace}
        map={map}
        version={version}
        open={renaming}
        onClose={() => setRenaming(false)}
      />
    </li>
  );
}
