'use client';

import { useState } from 'react';
import { useToast } from '@/components/ui/Toast';
import { failureOf } from '@/features/map/client';
import { useShareActions } from '../client';
import type { ShareView } from '../schema';
import { ShareLink } from './ShareLink';

/** The links of a map: whether they work, when they were last opened, and what can be done with them. */
export function ShareLinks({
  workspace,
  map,
  shares,
  timeZone,
}: {
  workspace: string;
  /** Its name. */
  map: string;
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
            workspace={workspace}
            map={map}
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
