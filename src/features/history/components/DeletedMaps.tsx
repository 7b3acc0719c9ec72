'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/Button';
import { useToast } from '@/components/ui/Toast';
import { failureOf } from '@/features/map/client';
import { useWorkspace } from '@/features/workspace/client';
import { useDeletedMaps, useRestoreMap } from '../client';
import { momentOf } from './when';

/** The maps that were deleted, each with the way back. Nothing when there are none. */
export function DeletedMaps({ workspace }: { workspace: string }) {
  const { data } = useDeletedMaps(workspace);
  const timeZone = useWorkspace(workspace).data?.timeZone ?? 'UTC';
  const restore = useRestoreMap();
  const router = useRouter();
  const toast = useToast();
  if (!data || data.length === 0) return null;
  return (
    <section className="p-4 grid gap-2 max-w-2xl" aria-labelledby="deleted-maps">
      <h2 id="deleted-maps" className="mute">
        Recently deleted
      </h2>
      <ul className="grid">
        {data.map(({ id, name, deletedAt, by }) => (
          <li key={id} className="row py-2 border-b border-line-faint">
            <span className="grow">
              <b className="font-medium" dir="auto">
                {name}
              </b>
              <br />
              <span className="mute t12">
                deleted {momentOf(deletedAt, timeZone)}
                {by ? (
                  <>
                    {' by '}
                    <bdi>{by.name}</bdi>
                  </>
                ) : null}
              </span>
            </span>
            <Button
              size="s"
              busy={restore.isPending}
              aria-label={`Restore ${name}`}
              onClick={() =>
                restore.mutate(
                  { workspace, id },
                  {
                    onSuccess: () => {
                      toast(`“${name}” is back, with its ratings.`);
                      router.refresh();
                    },
                    onError: (error) => toast(failureOf(error).message),
                  },
                )
              }
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
