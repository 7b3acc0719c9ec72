'use client';

import { clsx } from 'clsx';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { formatAge } from '@/domain/format';
import { useSetFlag } from '@/features/flag/client';
import { FLAG_REASONS } from '@/features/flag/schema';
import { failureOf, unreadOf } from '@/features/map/client';
import { useNow } from '@/features/map/components/useNow';
import type { Range } from '@/features/map/schema';
import { SOURCE_NAMES } from '@/features/segment/schema';
import { FEW_RULE } from '@/features/touchpoint/prepare';
import { type RatingQuery, useComments } from '../client';
import type { CommentView } from '../schema';
import { Given } from './Given';
import { SaidAnswers } from './SaidAnswers';

/** How long a comment that came while the panel was open stands out. */
const NEW_MS = 10_000;

/** The newest comments, `limit` of them, or all of them page by page. They stream in as they are written. */
export function Comments({
  query,
  range,
  limit,
  mayFlag = false,
}: {
  query: RatingQuery;
  range: Range;
  limit?: number;
  /** Whether answers can be left out of the figures here, and counted again. */
  mayFlag?: boolean;
}) {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, isPending } = useComments(
    query,
    range,
  );
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  const items = limit === undefined ? all : all.slice(0, limit);
  const fresh = useFresh(data?.pages[0]?.items);
  const now = useNow(10_000);

  if (isPending) return <CommentsSkeleton rows={limit ?? 6} />;
  if (error && all.length === 0) return <p className="mute">{unreadOf(error)}</p>;
  if (all.length === 0)
    return <p className="mute t12">No comments or answers yet. They appear here as they are given.</p>;
  return (
    <>
      {items.some(({ score }) => score === null) ? <p className="mute t12">{FEW_RULE}</p> : null}
      <ol>
        {items.map((comment) => (
          <Comment
            key={comment.id}
            comment={comment}
            isNew={fresh.has(comment.id)}
            now={now}
            workspace={mayFlag ? query.workspace : null}
          />
        ))}
      </ol>
      {limit === undefined && hasNextPage ? (
        <Button size="s" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show earlier comments
        </Button>
      ) : null}
    </>
  );
}

function Comment({
  comment,
  isNew,
  now,
  workspace,
}: {
  comment: CommentView;
  isNew: boolean;
  now: number;
  /** Where it may be left out of the figures; null: nowhere. */
  workspace: string | null;
}) {
  const answered = new Date(comment.answeredAt);
  const age = formatAge(Math.max(0, now - answered.getTime()));
  return (
    <li className={clsx('cm', isNew && 'new', comment.score === null && 'unscored')}>
      {comment.score === null ? null : <Given type={comment.type} score={comment.score} />}
      <div>
        {comment.comment ? (
          <p dir="auto" lang={comment.locale ?? undefined}>
            {comment.comment}
          </p>
        ) : null}
        <SaidAnswers answers={comment.answers} />
        <small>
          <time dateTime={comment.answeredAt} title={answered.toLocaleString('en-GB')}>
            {age}
          </time>
          {` · ${SOURCE_NAMES[comment.source]}`}
          {comment.persona ? (
            <>
              {' · '}
              <bdi>{comment.persona.name}</bdi>
            </>
          ) : null}
          {comment.flag ? ` · Not counted: ${FLAG_REASONS[comment.flag]}` : null}
          {workspace ? <Leave workspace={workspace} comment={comment} /> : null}
        </small>
      </div>
    </li>
  );
}

function Leave({ workspace, comment: { id, flag } }: { workspace: string; comment: CommentView }) {
  const set = useSetFlag();
  return (
    <>
      {' · '}
      <button
        type="button"
        className="link"
        disabled={set.isPending}
        onClick={() => set.mutate({ workspace, id, flag: flag ? null : 'manual' })}
      >
        {flag ? 'Count it' : 'Leave it out'}
      </button>
      {set.error ? <span className="text-danger"> {failureOf(set.error).message}</span> : null}
    </>
  );
}

/** Ids of comments that came after the first look; each stands out for a while. */
function useFresh(items: readonly CommentView[] | undefined): ReadonlySet<string> {
  const seen = useRef<Set<string> | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!items) return;
    const ids = items.map(({ id }) => id);
    const known = seen.current;
    seen.current = new Set([...(known ?? []), ...ids]);
    const arrived = known ? ids.filter((id) => !known.has(id)) : [];
    if (arrived.length === 0) return;
    setFresh((fresh) => new Set([...fresh, ...arrived]));
    setTimeout(() => setFresh((fresh) => new Set([...fresh].filter((id) => !arrived.includes(id)))), NEW_MS);
  }, [items]);
  return fresh;
}

function CommentsSkeleton({ rows }: { rows: number }) {
  return (
    <div aria-busy="true">
      {Array.from({ length: rows }, (_, index) => `row-${index}`).map((row) => (
        <div key={row} className="cm">
          <span className="skel" style={{ width: 16 }} />
          <span className="skel" style={{ width: '80%' }} />
        </div>
      ))}
    </div>
  );
}
