'use client';

import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { useToast } from '@/components/ui/Toast';
import { formatAge } from '@/domain/format';
import { useKeys, useSetOrigins } from '@/features/key/client';
import { unreadOf } from '@/features/map/client';
import { useNow } from '@/features/map/components/useNow';
import { useConnections } from '../client';
import { originOf, prepareConnections } from '../prepare';
import type { HostView, ProblemView } from '../schema';
import './connection.css';

/** Which pages are heard, when last, and what is wrong with them. It goes on by itself. */
export function ConnectionCheck({ workspace, mayEdit }: { workspace: string; mayEdit: boolean }) {
  const { data, error } = useConnections(workspace);
  const now = useNow(1_000);
  if (error && !data) return <p className="mute">{unreadOf(error)}</p>;
  if (!data) return <div className="skel" aria-busy="true" />;
  const hosts = prepareConnections(data, now);
  if (hosts.length === 0)
    return (
      <p className="row items-start">
        <span className="live connection-wait" />
        <span>
          No page was heard yet.{' '}
          <span className="mute">Open the page with the snippet: it shows here within seconds.</span>
        </span>
      </p>
    );
  return (
    <ul className="connections">
      {hosts.map((host) => (
        <li key={host.id} className="connection">
          <Heard host={host} now={now} />
          {host.problems.map((problem) => (
            <Problem
              key={problem.kind}
              workspace={workspace}
              host={host}
              problem={problem}
              mayEdit={mayEdit}
              now={now}
            />
          ))}
        </li>
      ))}
    </ul>
  );
}

function Heard({ host: { name, heardAt, version }, now }: { host: HostView; now: number }) {
  if (heardAt === null) return <b className="break-words">{name}</b>;
  return (
    <p className="row items-start">
      <Icon name="check" />
      <span className="break-words">
        Last heard from <b>{name}</b> {formatAge(now - Date.parse(heardAt))}
        {version ? `, widget ${version}` : ''}
      </span>
    </p>
  );
}

function Problem({
  workspace,
  host,
  problem,
  mayEdit,
  now,
}: {
  workspace: string;
  host: HostView;
  problem: ProblemView;
  mayEdit: boolean;
  now: number;
}) {
  const origin = originOf(host.host);
  return (
    <div className="row items-start">
      <Icon name="flag" />
      <div className="break-words">
        {problem.what} <span className="mute">{formatAge(now - Date.parse(problem.at))}</span>
        <br />
        {problem.kind === 'origin' && origin && mayEdit ? (
          <Allow workspace={workspace} keyId={host.keyId} origin={origin} name={host.name} />
        ) : (
          <span className="mute">
            {problem.kind === 'origin' && !mayEdit ? 'An admin can add it to the key.' : problem.remedy}
          </span>
        )}
      </div>
    </div>
  );
}

/** Adds a page that was refused to those of the key. */
function Allow({
  workspace,
  keyId,
  origin,
  name,
}: {
  workspace: string;
  keyId: string;
  origin: string;
  name: string;
}) {
  const { data: keys } = useKeys(workspace, true);
  const save = useSetOrigins();
  const toast = useToast();
  const key = keys?.find(({ id }) => id === keyId);
  if (!key || key.origins.includes(origin))
    return <span className="mute">It is added. Load the page again.</span>;
  return (
    <>
      <Button
        size="s"
        busy={save.isPending}
        onClick={() =>
          save.mutate(
            { workspace, id: keyId, origins: [...key.origins, origin] },
            { onSuccess: () => toast(`The key allows ${name}.`) },
          )
        }
      >
        Allow {name}
      </Button>
      {save.error ? <span className="text-danger"> {save.error.message}</span> : null}
    </>
  );
}
