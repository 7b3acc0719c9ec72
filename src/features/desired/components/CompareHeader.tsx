import Link from 'next/link';
import type { ReactNode } from 'react';
import type { MapData } from '@/features/map/schema';
import { JourneySwitch } from './JourneySwitch';

/** Which map the page is about, and the way to its other journeys; `children`: how it is looked at. */
export function CompareHeader({ data, children }: { data: MapData; children?: ReactNode }) {
  return (
    <header className="topbar">
      <Link className="crumb mute" href={`/w/${data.workspace.slug}/maps`}>
        Maps
      </Link>
      <h1 className="trunc" dir="auto">
        {data.name}
      </h1>
      <span className="vr" />
      <JourneySwitch data={data} comparing />
      {children}
    </header>
  );
}
