'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { inOrder, outcomeOf, problemOf, useMapChange } from '@/features/map/client';
import type { MapData } from '@/features/map/schema';
import { useTRPC } from '@/trpc/client';
import type { CreatePersona, UpdatePersona } from './schema';

export function usePersonas(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.persona.list.queryOptions({ workspace }));
}

const saved = () => ({ kind: 'saved' as const });
export type PersonaEdit = UpdatePersona extends infer U
  ? U extends UpdatePersona
    ? Omit<U, 'id'>
    : never
  : never;

/** Edits of the personas; the list is read again after each, before it counts as saved. */
export function usePersonaEdits(workspace: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries(trpc.persona.pathFilter());
  const { mutateAsync: create } = useMutation(trpc.persona.create.mutationOptions({ onSuccess }));
  const { mutateAsync: update } = useMutation(trpc.persona.update.mutationOptions({ onSuccess }));
  const { mutateAsync: archive } = useMutation(trpc.persona.archive.mutationOptions({ onSuccess }));
  const { mutateAsync: restore } = useMutation(trpc.persona.restore.mutationOptions({ onSuccess }));
  const { mutateAsync: remove } = useMutation(trpc.persona.delete.mutationOptions({ onSuccess }));
  return useMemo(() => {
    return {
      add: (persona: CreatePersona) => create({ workspace, ...persona }).then(saved, outcomeOf),
      set: (id: string, edit: PersonaEdit) => update({ workspace, id, ...edit }).then(saved, outcomeOf),
      archive: (id: string) => problemOf(archive({ workspace, id })),
      restore: (id: string) => problemOf(restore({ workspace, id })),
      remove: (id: string) => problemOf(remove({ workspace, id })),
    };
  }, [create, update, archive, restore, remove, workspace]);
}

/** Says for whom a map is drawn; it shows at once, and is taken back and rejects if it fails. */
export function usePersonaLink(workspace: string, map: string) {
  const trpc = useTRPC();
  const change = useMapChange(map);
  const { mutateAsync } = useMutation(trpc.persona.link.mutationOptions(inOrder(map)));
  return useCallback(
    (personaId: string, linked: boolean) => {
      const put = (there: boolean) => (data: MapData) => {
        const others = data.drawnFor.filter((id) => id !== personaId);
        return { ...data, drawnFor: there ? [...others, personaId] : others };
      };
      return change({
        apply: put(linked),
        revert: put(!linked),
        send: () => mutateAsync({ workspace, mapId: map, personaId, linked }),
      });
    },
    [change, mutateAsync, workspace, map],
  );
}
