'use client';

import { useToast } from '@/components/ui/Toast';
import { failureOf, useRefreshMap } from '@/features/map/client';
import type { MapData } from '@/features/map/schema';
import { useMapRemoval } from '../client';

/** Says when what a desired map was derived from is gone, and what that means. */
export function OriginNote({ data, mayEdit }: { data: MapData; mayEdit: boolean }) {
  const toast = useToast();
  const { restore } = useMapRemoval(data.workspace.slug);
  const refresh = useRefreshMap(data.id);
  const { kind, derivedFrom } = data;
  if (kind !== 'desired' || (derivedFrom && !derivedFrom.deleted)) return null;
  if (!derivedFrom)
    return (
      <p className="banner origin-note">
        This desired map stands alone: there is no current map that it was derived from, so nothing is
        measured against it.
      </p>
    );
  return (
    <div className="banner origin-note" role="status">
      <span>
        <bdi>“{derivedFrom.name}”</bdi>, from which this map was derived, is deleted. What was heard there
        until then still counts here; nothing new comes in.
      </span>
      {mayEdit ? (
        <button
          type="button"
          className="link"
          onClick={() =>
            void restore(derivedFrom.id).then(refresh, (error: unknown) => toast(failureOf(error).message))
          }
        >
          Restore it
        </button>
      ) : null}
    </div>
  );
}
