'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { EditableText } from '@/components/ui/EditableText';
import { NAME_LENGTH } from '@/contract/limits';
import { JourneySwitch } from '@/features/desired/components/JourneySwitch';
import { MapMenu } from '@/features/desired/components/MapMenu';
import { ExportButton } from '@/features/export/components/ExportButton';
import { HealthLink } from '@/features/health/components/HealthLink';
import { DrawnFor } from '@/features/persona/components/DrawnFor';
import { ShareButton } from '@/features/share/components/ShareButton';
import type { MapData } from '../schema';
import { LiveIndicator } from './LiveIndicator';
import type { Live } from './useLive';
import type { MapActions } from './useMapActions';
import type { MapViewState } from './useMapView';
import { ViewMenus } from './ViewMenus';

/** Whose map, of which persona, over what time, and whether it is live. */
export function MapTopbar({
  data,
  view,
  show,
  live,
  mayEdit,
  actions,
  children,
}: {
  data: MapData;
  view: MapViewState;
  show: (patch: Partial<MapViewState>) => void;
  live: Live;
  mayEdit: boolean;
  actions: MapActions;
  /** Who else is here. */
  children: ReactNode;
}) {
  const { workspace, name, drawnFor, ratingsThisHour } = data;
  return (
    <header className="topbar">
      <Link className="crumb mute" href={`/w/${workspace.slug}/maps`}>
        Maps
      </Link>
      <h1>
        <EditableText
          value={name}
          label="Map"
          placeholder="Name the map"
          editable={mayEdit}
          draftKey={`map:${data.id}:name`}
          save={actions.renameMap}
          maxLength={NAME_LENGTH}
        />
      </h1>
      <MapMenu data={data} mayEdit={mayEdit} />
      <span className="vr" />
      <JourneySwitch data={data} />
      <ViewMenus data={data} view={view} show={show}>
        {mayEdit || drawnFor.length > 0 ? <DrawnFor data={data} mayEdit={mayEdit} /> : null}
      </ViewMenus>
      <HealthLink workspace={workspace.slug} map={data.id} />
      <span className="grow" />
      {/* Its width changes with what it says: nothing to press stands behind it. */}
      <LiveIndicator live={live} ratingsThisHour={ratingsThisHour} />
      {children}
      <ExportButton offers={[{ label: name, data }]} />
      <ShareButton data={data} />
    </header>
  );
}
