'use client';

import { useMemo } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { useToast } from '@/components/ui/Toast';
import type { History } from '@/features/map/components/useHistory';
import { useSaveBarrier } from '../client';

/** What can be written down through a lens. */
export function useLensActions(workspace: string, map: string, history: History) {
  const save = useSaveBarrier(workspace, map);
  const toast = useToast();
  return useMemo(() => {
    const again = async (id: string, value: string, base: string): Promise<boolean> => {
      const outcome = await save(id, value, base);
      if (outcome.kind !== 'saved') toast(outcome.message);
      return outcome.kind === 'saved';
    };
    return {
      /** Why a department has no touchpoint. */
      setBarrier: async (id: string, value: string, base: string): Promise<SaveOutcome> => {
        const outcome = await save(id, value, base);
        if (outcome.kind === 'saved') {
          history.saved();
          history.push({
            label: 'Reason of a department',
            undo: () => again(id, base, value),
            redo: () => again(id, value, base),
          });
        }
        return outcome;
      },
    };
  }, [save, toast, history]);
}
