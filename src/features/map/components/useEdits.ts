'use client';

import { useMemo } from 'react';
import { useMerge } from '@/features/desired/client';
import { useInsightEdits } from '@/features/insight/client';
import { useLaneEdits } from '@/features/lane/client';
import { useSaveBarrier } from '@/features/lens/client';
import { useOpportunityEdits } from '@/features/opportunity/client';
import { usePersonaLink } from '@/features/persona/client';
import { usePromiseLink } from '@/features/promise/client';
import { useStageEdits } from '@/features/stage/client';
import { useTouchpointEdits } from '@/features/touchpoint/client';
import { useRenameMap } from '../client';

/** Everything of a map that can be changed; each change shows at once and is taken back if it fails. */
export function useEdits(workspace: string, map: string) {
  const touchpoints = useTouchpointEdits(workspace, map);
  const stages = useStageEdits(workspace, map);
  const rename = useRenameMap(workspace, map);
  const notes = useInsightEdits(workspace, map);
  const lanes = useLaneEdits(workspace, map);
  const opportunities = useOpportunityEdits(workspace, map);
  const saveBarrier = useSaveBarrier(workspace, map);
  const linkPromise = usePromiseLink(workspace, map);
  const linkPersona = usePersonaLink(workspace, map);
  const merging = useMerge(workspace, map);
  return useMemo(
    () => ({
      ...{ touchpoints, stages, rename, notes, lanes, opportunities },
      ...{ saveBarrier, linkPromise, linkPersona, merging },
    }),
    [
      touchpoints,
      stages,
      rename,
      notes,
      lanes,
      opportunities,
      saveBarrier,
      linkPromise,
      linkPersona,
      merging,
    ],
  );
}

export type Edits = ReturnType<typeof useEdits>;
