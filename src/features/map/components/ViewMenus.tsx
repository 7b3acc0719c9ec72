import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { RANGE_KEYS } from '@/domain/period';
import { RANGE_NAMES } from '@/features/touchpoint/prepare';
import type { MapData } from '../schema';
import type { MapViewState } from './useMapView';

type Looked = Pick<MapViewState, 'persona' | 'range'>;

/** Whose answers are counted, and over what time. */
export function ViewMenus({
  data: { personas, drawnFor },
  view,
  show,
  children,
}: {
  data: Pick<MapData, 'personas' | 'drawnFor'>;
  view: Looked;
  show: (patch: Partial<Looked>) => void;
  /** Between the two. */
  children?: ReactNode;
}) {
  const persona = personas.find(({ slug }) => slug === view.persona);
  return (
    <>
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
      {children}
      <Menu
        label="Time range"
        trigger={
          <button type="button" className="select">
            <Icon name="clock" />
            Last {RANGE_NAMES[view.range]}
            <Icon name="chevronDown" />
          </button>
        }
        items={RANGE_KEYS.map((range) => ({
          id: range,
          label: `Last ${RANGE_NAMES[range]}`,
          chosen: range === view.range,
          onSelect: () => show({ range }),
        }))}
      />
    </>
  );
}
