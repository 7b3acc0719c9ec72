'use client';

import { useEffect, useRef, useState } from 'react';
import { useMentions, useReadMentions } from '../client';
import { excerptOf } from '../prepare';
import type { Discussions } from '../schema';

/**
 * What readers who listen are told of messages of others that come while the discussion is open. What mentions the
 * reader here counts as read.
 */
export function useHeard(workspace: string, touchpointId: string, known: Discussions | undefined): string {
  const seen = useRef<ReadonlySet<string> | null>(null);
  const [told, setTold] = useState('');
  useEffect(() => {
    if (!known) return;
    const messages = known.threads.flatMap((thread) => thread.messages);
    const before = seen.current;
    seen.current = new Set(messages.map(({ id }) => id));
    const fresh = before
      ? messages.filter(({ id, text, authorId }) => text !== null && authorId !== known.me && !before.has(id))
      : [];
    const last = fresh.at(-1);
    if (!last) return;
    const name = (last.authorId && known.people[last.authorId]?.name) || last.authorName;
    const more = fresh.length > 1 ? `, and ${fresh.length - 1} more` : '';
    setTold(`${name}: ${excerptOf(last.text ?? '', known.people)}${more}`);
  }, [known]);

  const { data } = useMentions(workspace);
  const read = useReadMentions(workspace);
  const here = new Set(known?.threads.map(({ id }) => id));
  const unread = data?.items.filter(({ read, discussionId }) => !read && here.has(discussionId)).length ?? 0;
  useEffect(() => {
    if (unread === 0) return;
    const look = () => document.visibilityState === 'visible' && read(touchpointId);
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [unread, read, touchpointId]);
  return told;
}
