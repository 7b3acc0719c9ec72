'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Navigation } from './Navigation';

/** The frame of every page of a workspace. A map keeps the room for itself: there the way through is a rail. */
export function Shell({
  children,
  ...who
}: {
  workspace: string;
  isMember: boolean;
  leads: boolean;
  children: ReactNode;
}) {
  const onMap = usePathname().startsWith(`/w/${who.workspace}/maps/`);
  return (
    <div className="shell" data-nav={onMap ? 'rail' : 'full'}>
      <Navigation {...who} full={!onMap} />
      {children}
    </div>
  );
}
