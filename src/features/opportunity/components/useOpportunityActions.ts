'use client';

import { useMemo } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import type { Edits } from '@/features/map/components/useEdits';
import type { Steps } from '@/features/map/components/useSteps';
import type { LinkOpportunity, MapOpportunity, UpdateOpportunity } from '../schema';

/** What an editor can do to opportunities on the map; it is noted as it is done, and can be undone. */
export function useOpportunityActions(
  edits: Edits['opportunities'],
  { recorded, noted, offerUndo, latest }: Steps,
) {
  return useMemo(() => {
    const titleOf = (id: string) => latest.current.opportunities.find((one) => one.id === id)?.title ?? '';
    return {
      addOpportunity: (touchpointIds: string[], title: string): Promise<SaveOutcome> => {
        const id = crypto.randomUUID();
        const one = { kind: 'opportunityLife' as const, id, alive: true, title, touchpointIds, made: true };
        return recorded(
          'New opportunity',
          one,
          () => edits.add(title, touchpointIds, id),
          (_, stored) => ({ ...one, title: stored ?? title }),
        );
      },
      setOpportunity: (edit: UpdateOpportunity): Promise<SaveOutcome> => {
        const { id, field, base, value } = edit;
        return recorded(
          `Opportunity “${titleOf(id)}”`,
          { kind: 'opportunity', id, field, from: base, to: value },
          () => edits.set(edit),
        );
      },
      linkOpportunity: async (link: LinkOpportunity): Promise<void> => {
        const { id, linked: to } = link;
        const at = 'touchpointId' in link ? link.touchpointId : link.insightId;
        const of = 'touchpointId' in link ? ('touchpoint' as const) : ('insight' as const);
        const one = { kind: 'opportunityLink' as const, id, of, at, from: !to, to };
        await noted(`Link of opportunity “${titleOf(id)}”`, one, async () => {
          await edits.connect(link);
          return one;
        });
      },
      removeOpportunity: async ({ id, title, touchpointIds }: MapOpportunity): Promise<boolean> => {
        const one = { kind: 'opportunityLife' as const, id, alive: false, title, touchpointIds };
        const entry = await noted(`Delete opportunity “${title}”`, one, async () => {
          await edits.drop(id);
          return one;
        });
        if (entry) offerUndo(`“${title}” is deleted.`, entry);
        return entry !== null;
      },
    };
  }, [edits, recorded, noted, offerUndo, latest]);
}
