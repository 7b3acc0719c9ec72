'use client';

import { useEffect } from 'react';
import { Button } from '@/components/ui/Button';
import { CopyButton } from '@/components/ui/CopyButton';
import { Icon } from '@/components/ui/Icon';
import { keptDrafts } from '@/components/ui/kept';
import { formatCount } from '@/domain/format';
import { can } from '@/domain/permissions';
import { type Failure, useRestoreMap, useWaitingEdits } from '../client';
import type { MapData } from '../schema';
import { useOnline } from './useBrowser';

/** Asks before the page is left while edits wait: nobody else has them yet. */
function useLeaveGuard(waiting: boolean): void {
  useEffect(() => {
    if (!waiting) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [waiting]);
}

/** What keeps the map from being true right now: one line, one button. What is shown stays. */
export function Banners({
  data,
  failure,
  updatedAt,
  onRetry,
  onSignIn,
}: {
  data: MapData;
  failure: Failure | null;
  updatedAt: number;
  onRetry: () => void;
  onSignIn: () => void;
}) {
  const online = useOnline();
  const { count, unreached } = useWaitingEdits();
  useLeaveGuard(count > 0);
  const edits = count === 0 ? '' : ` ${formatCount(count, 'edit waits', 'edits wait')} and will be sent.`;
  if (!online) {
    return (
      <div className="banner" role="status">
        <Icon name="offline" />
        You’re offline. The map shows what was known before.{edits}
      </div>
    );
  }
  if (unreached) {
    return (
      <div className="banner" role="status">
        <Icon name="offline" />
        Touchline cannot be reached. The map shows what was known before.{edits}
      </div>
    );
  }
  if (!failure) return null;
  if (failure.code === 'not_found') return <Deleted data={data} />;
  if (failure.code === 'unauthenticated') {
    return (
      <div className="banner" role="alert">
        <Icon name="lock" />
        <span className="grow">You are signed out. What you typed is still here.</span>
        <Button size="s" onClick={onSignIn}>
          Sign in
        </Button>
      </div>
    );
  }
  const time = new Date(updatedAt).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: data.workspace.timeZone,
  });
  return (
    <div className="banner" role="alert">
      <Icon name="flag" />
      <span className="grow">The map could not be read again. What you see is from {time}.</span>
      <Button size="s" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}

/** What was typed on this map and not saved, each text under its name. */
const unsavedText = ({ workspace, id }: MapData): string =>
  keptDrafts(`/w/${workspace.slug}/maps/${id}`)
    .map(({ label, text }) => `${label}:\n${text}`)
    .join('\n\n');

/** The map went away under the reader's hands; what they typed has not. */
function Deleted({ data }: { data: MapData }) {
  const { restore, restoring } = useRestoreMap(data.workspace.slug, data.id);
  return (
    <div className="banner" role="alert">
      <Icon name="flag" />
      <span className="grow">
        This map was deleted. What you see is its last state, and what you typed is still here.
      </span>
      <CopyButton text={() => unsavedText(data)} label="Copy my text" />
      {can(data.workspace.role, 'map:edit') ? (
        <Button size="s" busy={restoring} onClick={restore}>
          Restore the map
        </Button>
      ) : null}
    </div>
  );
}
