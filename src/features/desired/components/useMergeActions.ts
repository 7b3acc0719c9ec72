'use client';

import { useMemo } from 'react';
import { useToast } from '@/components/ui/Toast';
import { failureOf } from '@/features/map/client';
import type { History } from '@/features/map/components/useHistory';
import { useMerge } from '../client';

/** Merging on a desired map. What fails says so and changes nothing; what succeeds can be undone. */
export function useMergeActions(
  workspace: string,
  map: string,
  history: History,
  offerUndo: (text: string, entry: string) => void,
) {
  const { merge, unmerge } = useMerge(workspace, map);
  const toast = useToast();
  return useMemo(
    () => ({
      /** The second goes into the first. */
      mergeTouchpoints: async (
        first: { id: string; name: string },
        second: { id: string; name: string },
      ): Promise<boolean> => {
        try {
          const merged = await merge(first.id, second.id);
          const done = `“${second.name}” is merged into “${first.name}”. Both texts are kept; where both had a number, a face or a picture, the first one’s.`;
          if (!merged) {
            toast(done);
            return true;
          }
          const undo = () =>
            unmerge(merged).then(
              () => true,
              (error: unknown) => {
                toast(failureOf(error).message);
                return false;
              },
            );
          offerUndo(done, history.push({ label: 'Merge', undo }));
          return true;
        } catch (error) {
          toast(failureOf(error).message);
          return false;
        }
      },
    }),
    [merge, unmerge, history, toast, offerUndo],
  );
}
