import Link from 'next/link';
import { buttonClass } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { MarkBadge } from '@/features/desired/components/Marks';
import { countText } from '@/features/desired/prepare/compare';
import type { DerivedModel } from '@/features/desired/prepare/derived';
import type { MapData } from '@/features/map/schema';

/** Which desired map is laid over this one, what it does differently in all, and the way to both side by side. */
export function DerivedSum({
  derived: { id, name, counts, same },
  data: { desiredMaps, workspace },
  onLayOver,
}: {
  derived: DerivedModel;
  data: MapData;
  onLayOver: (id: string) => void;
}) {
  return (
    <div className="lens-sum lens-over">
      <p>
        <span>Desired journey</span>
        {desiredMaps.length > 1 ? (
          <Menu
            label="Desired map"
            trigger={
              <button type="button" className="lens-which">
                <bdi>{name}</bdi>
                <Icon name="chevronDown" />
              </button>
            }
            items={desiredMaps.map((map) => ({
              id: map.id,
              label: <bdi>{map.name}</bdi>,
              chosen: map.id === id,
              onSelect: () => onLayOver(map.id),
            }))}
          />
        ) : (
          <b dir="auto">{name}</b>
        )}
        {counts.length === 0 ? <span>The same as today’s map so far.</span> : null}
        {counts.map((count) => (
          <span key={count.mark}>
            <MarkBadge mark={count.mark} /> {countText(count)}
          </span>
        ))}
        {counts.length > 0 ? <span className="mute">{same} as today</span> : null}
      </p>
      <Link className={buttonClass('ghost', 's')} href={`/w/${workspace.slug}/maps/${id}/compare`}>
        Compare
      </Link>
    </div>
  );
}
