'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { SaveOutcome } from '@/components/ui/draft';
import { inOrder, outcomeOf, useMapChange } from '@/features/map/client';
import type { MapData } from '@/features/map/schema';
import { readBetweenEdits } from '@/lib/read-again';
import { useTRPC } from '@/trpc/client';
import type { LinkOpportunity, MapOpportunity, OpportunityView, UpdateOpportunity } from './schema';

export function useOpportunities(workspace: string, mapId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.opportunity.list.queryOptions({ workspace, mapId }));
}

const saved = () => ({ kind: 'saved' as const });

function withOpportunity(data: MapData, id: string, patch: Partial<MapOpportunity>): MapData {
  const opportunities = data.opportunities.map((one) => (one.id === id ? { ...one, ...patch } : one));
  return { ...data, opportunities };
}
const without = (data: MapData, id: string): MapData => ({
  ...data,
  opportunities: data.opportunities.filter((one) => one.id !== id),
});

/** Edits of opportunities: each shows at once on the map and in the list, and is taken back if it fails. */
export function useOpportunityEdits(workspace: string, mapId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const change = useMapChange(mapId);
  const { mutateAsync: create } = useMutation(trpc.opportunity.create.mutationOptions(inOrder(mapId)));
  const { mutateAsync: update } = useMutation(trpc.opportunity.update.mutationOptions(inOrder(mapId)));
  const { mutateAsync: link } = useMutation(trpc.opportunity.link.mutationOptions(inOrder(mapId)));
  const { mutateAsync: remove } = useMutation(trpc.opportunity.delete.mutationOptions(inOrder(mapId)));

  const inList = useCallback(
    (id: string, patch: Partial<OpportunityView>) =>
      queryClient.setQueryData(trpc.opportunity.list.queryKey({ workspace, mapId }), (list) =>
        list?.map((one) => (one.id === id ? { ...one, ...patch } : one)),
      ),
    [queryClient, trpc, workspace, mapId],
  );
  const refresh = useCallback(
    () =>
      readBetweenEdits(queryClient, `${mapId} opportunities`, () =>
        queryClient.invalidateQueries(trpc.opportunity.pathFilter()),
      ),
    [queryClient, trpc, mapId],
  );

  const add = useCallback(
    async (title: string, touchpointIds: string[], id: string = crypto.randomUUID()) => {
      const made = { id, title, status: 'idea' as const, touchpointIds, evidence: 0 };
      const outcome: SaveOutcome = await change({
        apply: (data) => ({
          ...data,
          opportunities: [
            ...without(data, id).opportunities,
            { ...made, observedAt: new Date().toISOString() },
          ],
        }),
        revert: (data) => without(data, id),
        send: () => create({ workspace, mapId, id, title, touchpointIds }),
      }).then((stored) => ({ kind: 'saved' as const, value: stored.title }), outcomeOf);
      refresh();
      return outcome;
    },
    [change, create, refresh, workspace, mapId],
  );

  const set = useCallback(
    async (edit: UpdateOpportunity): Promise<SaveOutcome> => {
      const { id, field, base, value } = edit;
      const shown = field === 'title' || field === 'status';
      if (field !== 'ownerId') inList(id, { [field]: value });
      const outcome: SaveOutcome = await change({
        apply: (data) => (shown ? withOpportunity(data, id, { [field]: value }) : data),
        revert: (data) => (shown ? withOpportunity(data, id, { [field]: base }) : data),
        send: () => update({ workspace, ...edit }),
      }).then(({ value }) => (typeof value === 'string' ? { ...saved(), value } : saved()), outcomeOf);
      if (outcome.kind !== 'saved' && field !== 'ownerId') inList(id, { [field]: base });
      refresh();
      return outcome;
    },
    [change, update, inList, refresh, workspace],
  );

  /** Links and unlinks; rejects when it could not be. */
  const connect = useCallback(
    (row: LinkOpportunity) =>
      change({
        apply: (data) => data,
        revert: (data) => data,
        send: () => link({ workspace, ...row }),
      }).finally(refresh),
    [change, link, refresh, workspace],
  );

  /** Rejects when it could not be. */
  const drop = useCallback(
    (id: string) => {
      let dropped: MapOpportunity | undefined;
      return change({
        apply: (data) => {
          dropped ??= data.opportunities.find((one) => one.id === id);
          return without(data, id);
        },
        revert: (data) =>
          dropped ? { ...data, opportunities: [...without(data, id).opportunities, dropped] } : data,
        send: () => remove({ workspace, id }),
      }).finally(refresh);
    },
    [change, remove, refresh, workspace],
  );

  return useMemo(() => ({ add, set, connect, drop }), [add, set, connect, drop]);
}
