import { Button } from '@/components/ui/Button';
import { formatAge } from '@/domain/format';
import { failureOf, UNREACHED } from '../client';

/** Why what a page shows could not be read anew, and when what it shows was read. */
export function Unread({
  error,
  readAt,
  now,
  onRetry,
}: {
  error: unknown;
  /** In milliseconds; null where nothing is shown yet. */
  readAt: number | null;
  now: number;
  onRetry: () => void;
}) {
  const { message } = failureOf(error);
  // Nothing was to be sent here.
  const why = message === UNREACHED ? 'Touchline cannot be reached. Check the connection.' : message;
  return (
    <p className="banner" role="status">
      <span className="grow">
        {why}
        {readAt === null ? '' : ` What you see was read ${ageOf(now - readAt)}.`}
      </span>
      <Button size="s" onClick={onRetry}>
        Try again
      </Button>
    </p>
  );
}

const ageOf = (ms: number): string => (ms < 1_000 ? 'just now' : formatAge(ms));
