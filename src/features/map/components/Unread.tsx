import { Button } from '@/components/ui/Button';
import { formatAge } from '@/domain/format';
import { unreadOf } from '../client';

/** Why what a page shows could not be read anew, and when what it shows was read. */
export function Unread({
  error,
  readAt,
  isOther = false,
  now,
  onRetry,
}: {
  error: unknown;
  /** In milliseconds; null where nothing is shown yet. */
  readAt: number | null;
  /** What is shown is not what was asked for, but the view before. */
  isOther?: boolean;
  now: number;
  onRetry: () => void;
}) {
  const what = isOther ? ' What you see is the view before, read' : ' What you see was read';
  return (
    <p className="banner" role="status">
      <span className="grow">
        {unreadOf(error)}
        {readAt === null ? '' : `${what} ${ageOf(now - readAt)}.`}
      </span>
      <Button size="s" onClick={onRetry}>
        Try again
      </Button>
    </p>
  );
}

const ageOf = (ms: number): string => (ms < 1_000 ? 'just now' : formatAge(ms));
