import type { Picture } from '@/domain/drawing';
import { readAttachment } from '@/features/attachment/data';
import { isImage } from '@/features/attachment/schema';
import type { MapData } from '@/features/map/schema';
import { isAppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';

/** Pictures of one export. More would make a file nobody can send. */
const MOST_PICTURES = 300;

/** Runs a read on its own, so that no transaction stays open while pictures are made smaller. */
export type WithScope = <T>(work: (scope: WorkspaceScope) => Promise<T>) => Promise<T>;

/** Makes a stored picture small; null when it cannot be read. */
export type Shrink = (bytes: Uint8Array) => Promise<Picture | null>;

/** The pictures in the visible lanes of a map, small; null for one that cannot be shown. */
export async function readPictures(
  withScope: WithScope,
  shrink: Shrink,
  { lanes, stages }: Pick<MapData, 'lanes' | 'stages'>,
): Promise<ReadonlyMap<string, Picture | null>> {
  const shown = lanes.filter(({ kind, hidden }) => kind === 'image' && !hidden);
  const ids = stages.flatMap(({ touchpoints }) =>
    touchpoints.flatMap(({ values }) => shown.flatMap(({ id }) => values[id]?.attachmentId ?? [])),
  );
  const pictures = new Map<string, Picture | null>();
  for (const id of [...new Set(ids)].slice(0, MOST_PICTURES))
    pictures.set(id, await readPicture(withScope, shrink, id));
  return pictures;
}

async function readPicture(withScope: WithScope, shrink: Shrink, id: string): Promise<Picture | null> {
  try {
    const { bytes, contentType } = await withScope((scope) => readAttachment(scope, id));
    return isImage(contentType) ? await shrink(bytes) : null;
  } catch (error) {
    // Deleted since the map was read.
    if (isAppError(error) && error.code === 'not_found') return null;
    throw error;
  }
}
