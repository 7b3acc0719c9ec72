'use client';

import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { type Failure, useWaitingEdits } from '../client';
import { useOnline } from './useBrowser';

/** What keeps the map from being true right now: one line, one button. What is shown stays. */
export function Banners({
  failure,
  updatedAt,
  timeZone,
  onRetry,
  onSignIn,
}: {
  failure: Failure | null;
  updatedAt: number;
  timeZone: string;
  onRetry: () => void;
  onSignIn: () => void;
}) {
  const online = useOnline();
  const waiting = useWaitingEdits();
  if (!online) {
    const edits =
      waiting === 0 ? '' : ` ${waiting} ${waiting === 1 ? 'edit waits' : 'edits wait'} and will be sent.`;
    return (
      <div className="banner" role="status">
        <Icon name="offline" />
        You’re offline. The map shows what was known before.{edits}
      </div>
    );
  }
  if (!failure) return null;
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
    timeZone,
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
