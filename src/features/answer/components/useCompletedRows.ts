'use client';

import { useMemo, useState } from 'react';
import { type AnswerLook, useCompleteRows } from '../client';
import type { AnswerRow } from '../schema';

/**
 * What was said after a score, read into the rows that are shown where they stand. `matching`: how many belong between
 * them that did not before, as one whose comment has come where only those with a comment are looked at.
 */
export function useCompletedRows(look: AnswerLook, rows: readonly AnswerRow[]) {
  const complete = useCompleteRows(look);
  const [found, setFound] = useState<{ look: AnswerLook; read: AnswerRow[] } | null>(null);
  const matching = useMemo(() => {
    const last = rows.at(-1);
    if (!last || found?.look !== look) return 0;
    const shown = new Set(rows.map(({ id }) => id));
    return found.read.filter(({ id, answeredAt }) => !shown.has(id) && answeredAt >= last.answeredAt).length;
  }, [found, look, rows]);
  const read = () => {
    if (rows.length === 0) return;
    complete(rows).then(
      (read) => setFound({ look, read }),
      // They stay as they are; what is heard next asks again.
      () => undefined,
    );
  };
  return { read, matching };
}
