'use client';

import { useMemo } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { useToast } from '@/components/ui/Toast';
import type { History } from '@/features/map/components/useHistory';
import { useOpportunityEdits } from '../client';

/** What an editor can do to opportunities on the map; what succeeds can be undone. */
export function useOpportunityActions(workspace: string, map: string, history: History) {
  const edits = useOpportunityEdits(workspace, map);
  const toast = useToast();
  return useMemo(
    () => ({
      addOpportunity: async (touchpointId: string, title: string): Promise<SaveOutcome> => {
        const id = crypto.randomUUID();
        const outcome = await edits.add(title, [touchpointId], id);
        if (outcome.kind === 'saved') {
          const undo = async () => {
            const problem = await edits.drop(id);
            if (problem) toast(problem);
            return problem === null;
          };
          history.push({ label: 'New opportunity', undo });
        }
        return outcome;
      },
    }),
    [edits, history, toast],
  );
}
