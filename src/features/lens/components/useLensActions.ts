'use client';

import { useMemo } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import type { Edits } from '@/features/map/components/useEdits';
import type { Steps } from '@/features/map/components/useSteps';

/** What can be written down through a lens. */
export function useLensActions(save: Edits['saveBarrier'], { recorded }: Steps) {
  return useMemo(
    () => ({
      /** Why a department has no touchpoint. */
      setBarrier: (id: string, value: string, base: string): Promise<SaveOutcome> =>
        recorded('Reason of a department', { kind: 'barrier', id, from: base, to: value }, () =>
          save(id, value, base),
        ),
    }),
    [save, recorded],
  );
}
