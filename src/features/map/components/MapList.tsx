'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { useState } from 'react';
import { Button, buttonClass } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { useMapCards } from '@/features/desired/client';
import { DeriveDialog } from '@/features/desired/components/DeriveDialog';
import { useDeleteMap } from '@/features/desired/components/useDeleteMap';
import { useHealthFigures } from '@/features/health/client';
import { HealthFigureLink } from '@/features/health/components/HealthFigureLink';
import type { HealthFigure } from '@/features/health/schema';
import { DeletedMaps } from '@/features/history/components/DeletedMaps';
import { ImportMap } from '@/features/history/components/ImportMap';
import { unreadOf } from '../client';
import type { MapCard } from '../schema';
import { factsOf } from './facts';
import { useNow } from './useNow';
import './list.css';

/** Each current map followed by what was derived from it; a desired map whose origin is gone stands for itself. */
function inFamilies(maps: readonly MapCard[]): MapCard[] {
  const ofThem = (id: string) => maps.filter(({ derivedFrom }) => derivedFrom === id);
  return maps
    .filter(({ derivedFrom }) => !maps.some(({ id }) => id === derivedFrom))
    .flatMap((map) => [map, ...ofThem(map.id)]);
}

/** The maps of a workspace, and the way to draw another. */
export function MapList({
  workspace,
  mayEdit,
  renderedAt,
}: {
  workspace: string;
  mayEdit: boolean;
  /** When the page was made, in milliseconds. */
  renderedAt: number;
}) {
  const { data: maps, error, refetch } = useMapCards(workspace);
  const now = useNow(60_000, renderedAt);
  const figures = useHealthFigures(workspace);
  return (
    <main className="min-w-0 overflow-auto">
      <header className="topbar">
        <h1>Maps</h1>
        <span className="grow" />
        {mayEdit ? (
          <Link className={buttonClass('ghost')} href={`/w/${workspace}/import`}>
            Import a spreadsheet
          </Link>
        ) : null}
        {mayEdit ? (
          <Link className={buttonClass('primary')} href={`/w/${workspace}/start?another`}>
            Draw a map
          </Link>
        ) : null}
      </header>
      {error && !maps ? (
        <div className="empty">
          <b>The maps could not be read</b>
          <span>{unreadOf(error)}</span>
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      ) : maps?.length === 0 ? (
        <div className="empty">
          <b>No map yet</b>
          <span>A map holds the stages and touchpoints your customers pass, and what they say at each.</span>
        </div>
      ) : (
        <ul className="map-cards">
          {inFamilies(maps ?? []).map((map) => (
            <Card
              key={map.id}
              map={map}
              workspace={workspace}
              mayEdit={mayEdit}
              now={now}
              health={figures.get(map.id)}
            />
          ))}
        </ul>
      )}
      {mayEdit ? (
        <div className="px-2">
          <ImportMap workspace={workspace} />
        </div>
      ) : null}
      {mayEdit ? <DeletedMaps workspace={workspace} /> : null}
    </main>
  );
}

function Card({
  map,
  workspace,
  mayEdit,
  now,
  health,
}: {
  map: MapCard;
  workspace: string;
  mayEdit: boolean;
  now: number;
  health: HealthFigure | undefined;
}) {
  const { id, name, kind, origin } = map;
  const [deriving, setDeriving] = useState(false);
  const deleteMap = useDeleteMap(workspace);
  return (
    <li className={clsx('sec map-card', origin && !origin.deleted && 'derived')}>
      <Link href={`/w/${workspace}/maps/${id}`}>
        <span className="map-card-head">
          <bdi>{name}</bdi>
          <span className="badge line">{kind === 'desired' ? 'Desired' : 'Current'}</span>
        </span>
        <span className="t12 mute">
          {factsOf(map, now)}
          {origin ? (
            <>
              {' · '}derived from <bdi>{origin.name}</bdi>
              {origin.deleted ? ', which is deleted' : ''}
            </>
          ) : null}
        </span>
      </Link>
      <HealthFigureLink workspace={workspace} map={map} figure={health} />
      {kind === 'desired' && origin && !origin.deleted ? (
        <Link className={buttonClass('plain', 's')} href={`/w/${workspace}/maps/${id}/compare`}>
          Compare
        </Link>
      ) : null}
      {mayEdit ? (
        <>
          <Menu
            label={`Map ${name}`}
            trigger={
              <Button icon size="s" kind="ghost" aria-label={`More about ${name}`}>
                <Icon name="more" />
              </Button>
            }
            items={[
              ...(kind === 'current'
                ? [{ id: 'derive', label: 'Derive the desired journey', onSelect: () => setDeriving(true) }]
                : []),
              { id: 'delete', label: 'Delete map', onSelect: () => void deleteMap(map) },
            ]}
          />
          <DeriveDialog workspace={workspace} map={map} open={deriving} onClose={() => setDeriving(false)} />
        </>
      ) : null}
    </li>
  );
}
