'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { outcomeOf, problemOf } from '@/features/map/client';
import { useTRPC } from '@/trpc/client';
import type { CreateDepartment, UpdateDepartment } from './schema';

export function useDepartments(workspace: string) {
  const trpc = useTRPC();
  return useQuery(trpc.department.list.queryOptions({ workspace }));
}

/** Who can lead a department or own an opportunity. */
export function useCandidates(workspace: string, enabled: boolean) {
  const trpc = useTRPC();
  return useQuery(trpc.department.candidates.queryOptions({ workspace }, { enabled }));
}

const saved = () => ({ kind: 'saved' as const });
export type DepartmentEdit = UpdateDepartment extends infer U
  ? U extends UpdateDepartment
    ? Omit<U, 'id'>
    : never
  : never;

/** Edits of the departments; the list is read again after each, before it counts as saved. */
export function useDepartmentEdits(workspace: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries(trpc.department.pathFilter());
  const { mutateAsync: create } = useMutation(trpc.department.create.mutationOptions({ onSuccess }));
  const { mutateAsync: update } = useMutation(trpc.department.update.mutationOptions({ onSuccess }));
  const { mutateAsync: remove } = useMutation(trpc.department.delete.mutationOptions({ onSuccess }));
  return useMemo(
    () => ({
      add: (department: CreateDepartment) => create({ workspace, ...department }).then(saved, outcomeOf),
      set: (id: string, edit: DepartmentEdit) => update({ workspace, id, ...edit }).then(saved, outcomeOf),
      drop: (id: string) => problemOf(remove({ workspace, id })),
    }),
    [create, update, remove, workspace],
  );
}
