import type { RatingsNotice, TouchpointChange } from '@/contract/change';
import { log } from '@/server/log';
import { listScoredLately } from '@/server/scored';

type Touchpoints = RatingsNotice['t'];

/** A survey that enough answered is not asked about again for so long. */
const KNOWN_MS = 60_000;
/** More than this are forgotten, and asked about again. */
const MOST_KNOWN = 10_000;

/**
 * Takes the newest score out of a notice where few have answered: a single one would be a person's. At once where that
 * is known already, which it is wherever ratings come in numbers.
 */
export function createDiscretion(): (notice: RatingsNotice) => Touchpoints | Promise<Touchpoints> {
  const scored = new Map<string, number>();

  const isScored = (workspaceId: string, { s }: TouchpointChange) =>
    (scored.get(`${workspaceId} ${s}`) ?? 0) > performance.now();

  async function ask(workspaceId: string, ids: readonly string[]): Promise<void> {
    try {
      const found = await listScoredLately(workspaceId, ids);
      if (scored.size > MOST_KNOWN) scored.clear();
      for (const id of found) scored.set(`${workspaceId} ${id}`, performance.now() + KNOWN_MS);
    } catch (error) {
      // That something came in is told all the same.
      log.warn({ err: (error as Error).message }, 'Newest scores are left out');
    }
  }

  return ({ w, t }) => {
    const said = (): Touchpoints =>
      Object.fromEntries(
        Object.entries(t).map(([id, change]): [string, TouchpointChange] => [
          id,
          change.last === null || isScored(w, change) ? change : { ...change, last: null },
        ]),
      );
    const open = Object.entries(t).flatMap(([id, change]) =>
      change.last === null || isScored(w, change) ? [] : [id],
    );
    return open.length === 0 ? t : ask(w, open).then(said);
  };
}
