'use client';

import { useMemo } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import type { Edits } from '@/features/map/components/useEdits';
import type { Steps } from '@/features/map/components/useSteps';
import type { MapInsight } from '@/features/map/schema';
import type { InsightKind } from '../schema';

/** What an editor can do to the notes of touchpoints; it is noted as it is done, and can be undone. */
export function useInsightActions(edits: Edits['notes'], { recorded, noted, offerUndo }: Steps) {
  return useMemo(
    () => ({
      addInsight: (touchpointId: string, kind: InsightKind, text: string): Promise<SaveOutcome> => {
        const id = crypto.randomUUID();
        const note = { kind, text, evidence: 0, observedAt: new Date().toISOString() };
        const one = { kind: 'noteLife' as const, id, touchpointId, alive: true, note, made: true };
        return recorded(
          'New note',
          one,
          () => edits.add(touchpointId, { ...note, id }),
          (_, stored) => ({ ...one, note: { ...note, text: stored ?? text } }),
        );
      },
      setInsightText: (touchpointId: string, id: string, value: string, base: string) =>
        recorded('Note', { kind: 'noteText', id, touchpointId, from: base, to: value }, () =>
          edits.setText(touchpointId, id, value, base),
        ),
      setInsightKind: async (touchpointId: string, { id, kind }: MapInsight, value: InsightKind) => {
        if (kind === value) return;
        const one = { kind: 'noteKind' as const, id, touchpointId, from: kind, to: value };
        await noted('Kind of note', one, async () => {
          await edits.setKind(touchpointId, id, value, kind);
          return one;
        });
      },
      removeInsight: async (touchpointId: string, { id, ...note }: MapInsight) => {
        const one = { kind: 'noteLife' as const, id, touchpointId, alive: false, note };
        const entry = await noted('Delete note', one, async () => {
          await edits.drop(touchpointId, { ...note, id });
          return one;
        });
        if (entry) offerUndo(`“${note.text}” is deleted.`, entry);
      },
    }),
    [edits, recorded, noted, offerUndo],
  );
}
