'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { CopyButton } from '@/components/ui/CopyButton';
import { useOrigin } from '@/lib/use-origin';
import type { ShareView } from '../schema';
import { EmbedBox } from './EmbedBox';

const STATES = { open: 'Works', expired: 'Expired', revoked: 'Revoked' } as const;

/** One link: what it shows, where it may be embedded, and what can be done with it. */
export function ShareLink({
  share,
  workspace,
  map,
  timeZone,
  onRevoke,
  onUndo,
}: {
  share: ShareView;
  workspace: string;
  /** Its name. */
  map: string;
  timeZone: string;
  onRevoke: (() => void) | null;
  onUndo: (() => void) | null;
}) {
  const change = onRevoke ?? onUndo;
  const { name, path, numbers, comments, origins, state, expiresAt, openedAt, createdBy } = share;
  const origin = useOrigin();
  const [embedding, setEmbedding] = useState(false);
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
    comments ? 'with numbers and comments' : numbers ? 'with numbers' : 'without numbers',
    ...(origins.length > 0 ? ['may be embedded'] : []),
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
        {state === 'open' && path ? (
          <Button
            size="s"
            kind="ghost"
            aria-expanded={embedding}
            aria-label={`Embed ${name}`}
            onClick={() => setEmbedding(!embedding)}
          >
            Embed
          </Button>
        ) : null}
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
      {embedding && state === 'open' && path ? (
        <EmbedBox workspace={workspace} share={share} path={path} map={map} />
      ) : null}
    </li>
  );
}
