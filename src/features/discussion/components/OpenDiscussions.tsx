'use client';

import type { MapData } from '@/features/map/schema';
import { useOpenCounts } from '../client';
import { tellOpen } from './places';

/** How many discussions are open at a touchpoint, beside the name of their tab. */
export function OpenDiscussions({ data, touchpointId }: { data: MapData; touchpointId: string }) {
  const { data: counts = [] } = useOpenCounts(data.workspace.slug, data.id);
  const n = counts.reduce((sum, one) => (one.touchpointId === touchpointId ? sum + one.n : sum), 0);
  return n === 0 ? null : (
    <>
      {' '}
      <span className="cnt" aria-hidden="true">
        {n}
      </span>
      <span className="vh">, {tellOpen(n)}</span>
    </>
  );
}
