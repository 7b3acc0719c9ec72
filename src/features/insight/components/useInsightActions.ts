'use client';

import { useMemo } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { useToast } from '@/components/ui/Toast';
import { failureOf } from '@/features/map/client';
import type { History } from '@/features/map/components/useHistory';
import type { MapInsight } from '@/features/map/schema';
import { useInsightEdits } from '../client';
import type { InsightKind } from '../schema';

/** What an editor can do to the notes of touchpoints; what succeeds can be undone. */
export function useInsightActions(
  workspace: string,
  map: string,
  history: History,
  offerUndo: (text: string, entry: string) => void,
) {
  const edits = useInsightEdits(workspace, map);
  const toast = useToast();

  return useMemo(() => {
    const attempt = async (run: () => Promise<unknown>): Promise<boolean> => {
      try {
        await run();
        history.saved();
        return true;
      } catch (error) {
        toast(failureOf(error).message);
        return false;
      }
    };
    const must = (outcome: SaveOutcome) => {
      if (outcome.kind !== 'saved') toast(outcome.message);
      return outcome.kind === 'saved';
    };
    return {
      addInsight: async (touchpointId: string, kind: InsightKind, text: string): Promise<SaveOutcome> => {
        const id = crypto.randomUUID();
        const outcome = await edits.add(touchpointId, { id, kind, text });
        if (outcome.kind === 'saved') {
          const note = { id, kind, text, evidence: 0, observedAt: new Date().toISOString() };
          history.push({
            label: 'New note',
            undo: () => attempt(() => edits.drop(touchpointId, note)),
            redo: () => edits.add(touchpointId, note).then(must),
          });
        }
        return outcome;
      },
      setInsightText: async (touchpointId: string, id: string, value: string, base: string) => {
        const outcome = await edits.setText(touchpointId, id, value, base);
        if (outcome.kind === 'saved')
          history.push({
            label: 'Note',
            undo: () => edits.setText(touchpointId, id, base, value).then(must),
            redo: () => edits.setText(touchpointId, id, value, base).then(must),
          });
        return outcome;
      },
      setInsightKind: async (touchpointId: string, { id, kind }: MapInsight, value: InsightKind) => {
        if (kind === value || !(await attempt(() => edits.setKind(touchpointId, id, value, kind)))) return;
        history.push({
          label: 'Note',
          undo: () => attempt(() => edits.setKind(touchpointId, id, kind, value)),
          redo: () => attempt(() => edits.setKind(touchpointId, id, value, kind)),
        });
      },
      removeInsight: async (touchpointId: string, note: MapInsight) => {
        if (!(await attempt(() => edits.drop(touchpointId, note)))) return;
        const entry = history.push({
          label: 'Delete note',
          undo: () => edits.add(touchpointId, note).then(must),
          redo: () => attempt(() => edits.drop(touchpointId, note)),
        });
        offerUndo(`“${note.text}” is deleted.`, entry);
      },
    };
  }, [edits, toast, history, offerUndo]);
}
