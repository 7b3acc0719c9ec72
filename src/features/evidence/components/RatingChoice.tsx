'use client';

import { Button } from '@/components/ui/Button';
import { formatAge } from '@/domain/format';
import { failureOf } from '@/features/map/client';
import { useNow } from '@/features/map/components/useNow';
import { useComments } from '@/features/rating/client';
import { prepareLanding } from '@/features/touchpoint/prepare';

/** One of the newest ratings with words at a touchpoint. */
export function RatingChoice({
  workspace,
  touchpointId,
  value,
  onChange,
}: {
  workspace: string;
  touchpointId: string;
  value: string | null;
  onChange: (ratingId: string) => void;
}) {
  const comments = useComments({ workspace, touchpointId, persona: null }, '28d');
  const { data, error, isPending } = comments;
  const now = useNow(60_000);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  if (isPending) return <div className="skel" />;
  if (error) return <p className="mute t12">{failureOf(error).message}</p>;
  if (items.length === 0)
    return (
      <p className="mute t12">
        No rating here has a comment or an answer yet. Choose another kind of evidence.
      </p>
    );
  return (
    <fieldset className="proof-choice" aria-label="Ratings with words, newest first">
      {items.map(({ id, type, score, comment, answers, locale, answeredAt }) => (
        <label key={id}>
          <input type="radio" name="rating" checked={value === id} onChange={() => onChange(id)} />
          {score === null ? null : <b className="num">{prepareLanding(type, score).text}</b>}
          <span>
            <span dir="auto" lang={locale ?? undefined}>
              {comment}
            </span>{' '}
            {answers.map(({ id, question, said }) => (
              <span key={id} dir="auto">
                <span className="mute">{question}</span> {said.join(' · ')}{' '}
              </span>
            ))}
            <span className="mute t11">{formatAge(Math.max(0, now - Date.parse(answeredAt)))}</span>
          </span>
        </label>
      ))}
      {comments.hasNextPage ? (
        <Button
          size="s"
          kind="ghost"
          busy={comments.isFetchingNextPage}
          onClick={() => void comments.fetchNextPage()}
        >
          Older ratings
        </Button>
      ) : null}
    </fieldset>
  );
}
