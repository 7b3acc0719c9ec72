import { Button } from '@/components/ui/Button';
import { unreadOf } from '../client';

/** Why a part of a page could not be read at all, in its place. */
export function NotLoaded({
  error,
  className = 't12',
  onRetry,
}: {
  error: unknown;
  className?: string;
  onRetry: () => void;
}) {
  return (
    <p className={className}>
      {unreadOf(error)}{' '}
      <Button size="s" onClick={onRetry}>
        Try again
      </Button>
    </p>
  );
}
