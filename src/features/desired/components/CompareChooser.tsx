'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button, buttonClass } from '@/components/ui/Button';
import { can } from '@/domain/permissions';
import { factsOf } from '@/features/map/components/facts';
import type { MapData } from '@/features/map/schema';
import { useMapCards } from '../client';
import { CompareHeader } from './CompareHeader';
import { DeriveDialog } from './DeriveDialog';
import '@/features/map/components/list.css';

/** With which of its desired maps a current one is compared; how to get one, where there is none yet. */
export function CompareChooser({ data, now }: { data: MapData; now: number }) {
  const [deriving, setDeriving] = useState(false);
  const workspace = data.workspace.slug;
  const base = `/w/${workspace}/maps`;
  const { data: cards } = useMapCards(workspace);
  const mayDerive = can(data.workspace.role, 'map:edit');
  const derive = (label: string, kind: 'primary' | 'plain') =>
    mayDerive ? (
      <Button kind={kind} onClick={() => setDeriving(true)}>
        {label}
      </Button>
    ) : null;
  return (
    <main className="compare">
      <CompareHeader data={data} />
      {data.desiredMaps.length === 0 ? (
        <div className="empty compare-choice">
          <b>No desired journey yet</b>
          <span>
            Derive one from this map, change it into the journey customers should have, and see here what lies
            between.
          </span>
          {derive('Derive the desired journey', 'primary') ?? (
            <Link className={buttonClass('plain')} href={`${base}/${data.id}`}>
              Back to the map
            </Link>
          )}
        </div>
      ) : (
        <section className="compare-choice" aria-labelledby="compare-with">
          <h2 id="compare-with">Compare with which desired journey?</h2>
          <ul>
            {data.desiredMaps.map(({ id, name }) => {
              const card = cards?.find((card) => card.id === id);
              return (
                <li key={id} className="sec map-card">
                  <Link href={`${base}/${id}/compare`}>
                    <span className="map-card-head">
                      <bdi>{name}</bdi>
                    </span>
                    {card ? <span className="t12 mute">{factsOf(card, now)}</span> : null}
                  </Link>
                </li>
              );
            })}
          </ul>
          {derive('Derive another', 'plain')}
        </section>
      )}
      <DeriveDialog workspace={workspace} map={data} open={deriving} onClose={() => setDeriving(false)} />
    </main>
  );
}
