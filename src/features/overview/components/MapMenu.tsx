import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import type { OverviewData } from '../schema';
import type { OverviewState } from './useOverviewView';

/** Which map, where there are several. */
export function MapMenu({
  data: { map },
  show,
}: {
  data: OverviewData;
  show: (patch: Partial<OverviewState>) => void;
}) {
  return (
    <Menu
      label="Map"
      trigger={
        <button type="button" className="select">
          <Icon name="map" />
          <span className="trunc" dir="auto">
            {map.name}
          </span>
          <Icon name="chevronDown" />
        </button>
      }
      items={map.maps.map(({ id, name }) => ({
        id,
        label: <bdi>{name}</bdi>,
        chosen: id === map.id,
        onSelect: () => show({ map: id, outcome: null }),
      }))}
    />
  );
}
