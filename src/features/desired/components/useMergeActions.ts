'use client';

import { useMemo } from 'react';
import type { Edits } from '@/features/map/components/useEdits';
import type { Steps } from '@/features/map/components/useSteps';

interface Named {
  id: string;
  name: string;
}

/** Merging on a desired map. What fails says so and changes nothing; it is noted as it is done, and can be undone. */
export function useMergeActions({ merge }: Edits['merging'], { noted, offerUndo }: Steps) {
  return useMemo(
    () => ({
      /** The second goes into the first. */
      mergeTouchpoints: async ({ id, name }: Named, second: Named): Promise<boolean> => {
        const one = { kind: 'merge' as const, id, other: second.id, together: true, merged: null };
        const entry = await noted(`Merge into “${name}”`, one, async () => ({
          ...one,
          merged: await merge(id, second.id),
        }));
        if (!entry) return false;
        const done = `“${second.name}” is merged into “${name}”. Both texts are kept; where both had a number, a face or a picture, the first one’s.`;
        offerUndo(done, entry);
        return true;
      },
    }),
    [merge, noted, offerUndo],
  );
}
