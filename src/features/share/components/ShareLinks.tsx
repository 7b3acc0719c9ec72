'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { CopyButton } from '@/components/ui/CopyButton';
import { useToast } from '@/components/ui/Toast';
import { failureOf } from '@/features/map/client';
import { useOrigin } from '@/lib/use-origin';
import { useShareActions } from '../client';
import type { ShareView } from '../schema';

/** The links of a map: whether they work, when they were last opened, and what can be done with them. */
export function ShareLinks({
  workspace,
  shares,
  timeZone,
}: {
  workspace: string;
  shares: readonly ShareView[];
  timeZone: string;
}) {
  const { revoke, restore } = useShareActions();
  const toast = useToast();
  // Messages lie behind the dialog for readers who listen: the way back stands where the button was.
  const [revoked, setRevoked] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');
  const onError = (error: unknown) => {
    setSaid(failureOf(error).message);
    toast(failureOf(error).message);
  };
  const onRevoke = ({ id, name }: ShareView) =>
    revoke.mutate(
      { workspace, id },
      {
        onSuccess: () => {
          setRevoked((ids) => new Set(ids).add(id));
          setSaid(`The link “${name}” is revoked.`);
        },
        onError,
      },
    );
  const onUndo = ({ id, name }: ShareView) =>
    restore.mutate(
      { workspace, id },
      { onSuccess: () => setSaid(`The link “${name}” works again.`), onError },
    );
  return (
    <section className="grid gap-2" aria-labelledby="share-links">
      <h3 id="share-links" className="mute t12">
        Links to this map
      </h3>
      {shares.length === 0 ? <p className="mute">There is no link yet.</p> : null}
      <ul className="share-links">
        {shares.map((share) => (
          <ShareLink
            key={share.id}
            share={share}
            timeZone={timeZone}
            onRevoke={share.state === 'open' ? () => onRevoke(share) : null}
            onUndo={share.state === 'revoked' && revoked.has(share.id) ? () => onUndo(share) : null}
          />
        ))}
      </ul>
      <p className="vh" role="status">
        {said}
      </p>
    </section>
  );
}

const STATES = { open: 'Works', expired: 'Expired', revoked: 'Revoked' } as const;

function ShareLink({
  share,
  timeZone,
  onRevoke,
  onUndo,
}: {
  share: ShareView;
  timeZone: string;
  onRevoke: (() => void) | null;
  onUndo: (() => void) | null;
}) {
  const change = onRevoke ?? onUndo;
  const { name, path, numbers, state, expiresAt, openedAt, createdBy } = share;
  const origin = useOrigin();
  const on = (iso: string) =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone }).format(new Date(iso));
  const until =
    state === 'open'
      ? expiresAt
        ? `Works until ${on(expiresAt)}`
        : 'Works until it is revoked'
      : state === 'expired' && expiresAt
        ? `Expired on ${on(expiresAt)}`
        : STATES[state];
  const facts = [
    until,
    numbers ? 'with numbers' : 'without numbers',
    openedAt ? `last opened ${on(openedAt)}` : 'never opened',
  ];
  return (
    <li data-state={state}>
      <span className="grow">
        <b className="font-medium" dir="auto">
          {name}
        </b>
        <span className="mute t12">
          {facts.join(' · ')}
          {createdBy ? (
            <>
              {' · by '}
              <bdi>{createdBy}</bdi>
            </>
          ) : null}
        </span>
      </span>
      <span className="row">
        {state !== 'open' ? null : path ? (
          <CopyButton text={() => `${origin}${path}`} label="Copy link" />
        ) : (
          <span className="mute t12">Made under another secret; it cannot be copied again</span>
        )}
        {change ? (
          <Button
            key="change"
            size="s"
            kind="ghost"
            aria-label={onRevoke ? `Revoke ${name}` : `Undo revoking ${name}`}
            onClick={change}
          >
            {onRevoke ? 'Revoke' : 'Undo'}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
