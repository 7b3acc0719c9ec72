'use client';

import { useCallback } from 'react';
import { useToast } from '@/components/ui/Toast';
import { failureOf } from '@/features/map/client';
import { useMapRemoval } from '../client';

/** Deletes a map at once, with a way back. */
export function useDeleteMap(workspace: string) {
  const { remove, restore } = useMapRemoval(workspace);
  const toast = useToast();
  return useCallback(
    async ({ id, name }: { id: string; name: string }): Promise<boolean> => {
      const say = (error: unknown) => toast(failureOf(error).message);
      try {
        await remove(id);
      } catch (error) {
        say(error);
        return false;
      }
      toast(`“${name}” is deleted. Its surveys stop asking, its ratings are kept.`, {
        label: 'Undo',
        run: () => void restore(id).catch(say),
      });
      return true;
    },
    [remove, restore, toast],
  );
}
