'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { EditableText } from '@/components/ui/EditableText';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { DrawnFor } from '@/features/persona/components/DrawnFor';
import { RANGE_NAMES } from '@/features/touchpoint/prepare';
import { type MapData, NAME_LENGTH, RANGES } from '../schema';
import { LiveIndicator } from './LiveIndicator';
import type { Live } from './useLive';
import type { MapActions } from './useMapActions';
import type { MapViewState } from './useMapView';

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
  const { workspace, name, personas, drawnFor, ratingsThisHour } = data;
  const persona = personas.find(({ slug }) => slug === view.persona);
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
      <span className="vr" />
      {personas.length > 0 ? (
        <Menu
          label="Persona"
          trigger={
            <button type="button" className="select">
              <Icon name="person" />
              <span className="k">Persona</span>
              <span className="trunc" dir="auto">
                {persona?.name ?? 'Everyone'}
              </span>
              <Icon name="chevronDown" />
            </button>
          }
          items={[
            { id: '', label: 'Everyone', chosen: !persona, onSelect: () => show({ persona: null }) },
            ...personas.map(({ id, slug, name }) => ({
              id: slug,
              label: (
                <>
                  <bdi>{name}</bdi>
                  {drawnFor.includes(id) ? <span className="mute t11"> on this map</span> : null}
                </>
              ),
              chosen: slug === persona?.slug,
              onSelect: () => show({ persona: slug }),
            })),
          ]}
        />
      ) : null}
      {mayEdit || drawnFor.length > 0 ? <DrawnFor data={data} mayEdit={mayEdit} /> : null}
      <Menu
        label="Time range"
        trigger={
          <button type="button" className="select">
            <Icon name="clock" />
            Last {RANGE_NAMES[view.range]}
            <Icon name="chevronDown" />
          </button>
        }
        items={RANGES.map((range) => ({
          id: range,
          label: `Last ${RANGE_NAMES[range]}`,
          chosen: range === view.range,
          onSelect: () => show({ range }),
        }))}
      />
      <span className="grow" />
      {children}
      <LiveIndicator live={live} ratingsThisHour={ratingsThisHour} />
    </header>
  );
}
