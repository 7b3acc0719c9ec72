'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Icon } from '@/components/ui/Icon';
import { can } from '@/domain/permissions';
import { unreadOf } from '@/features/map/client';
import type { MapData } from '@/features/map/schema';
import { useCommands } from '@/features/workspace/components/Commands';
import { useShares } from '../client';
import { ShareForm } from './ShareForm';
import { ShareLinks } from './ShareLinks';
import './share.css';

/** Opens what there is to sharing a map by link, for those who may. */
export function ShareButton({ data }: { data: MapData }) {
  const [open, setOpen] = useState(false);
  const workspace = data.workspace.slug;
  const { data: shares, error, refetch } = useShares(workspace, data.id, open);
  const may = can(data.workspace.role, 'map:share');
  useCommands(() =>
    may
      ? [{ id: 'share', label: 'Share map', detail: 'Link, embed', group: 'View', run: () => setOpen(true) }]
      : [],
  );
  if (!may) return null;
  return (
    <>
      <Button size="s" onClick={() => setOpen(true)}>
        <Icon name="share" />
        Share
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Share this map"
        description="Anybody who has a link sees the map as it is then, and nothing else. Nobody can edit through it. Scores and customers’ comments are shown only where you tick them."
      >
        <ShareForm workspace={workspace} map={data.id} />
        {shares ? (
          <ShareLinks
            workspace={workspace}
            map={data.name}
            shares={shares}
            timeZone={data.workspace.timeZone}
          />
        ) : error ? (
          <p className="row" role="alert">
            <span className="grow">{unreadOf(error)}</span>
            <Button size="s" onClick={() => void refetch()}>
              Try again
            </Button>
          </p>
        ) : (
          <p className="mute" role="status">
            Reading the links…
          </p>
        )}
      </Dialog>
    </>
  );
}
