'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import type { MapData } from '@/features/map/schema';
import './desired.css';

/** From the journey as it is to the one that is wanted, and to what lies between. Absent where there is only one. */
export function JourneySwitch({ data, comparing = false }: { data: MapData; comparing?: boolean }) {
  const router = useRouter();
  const base = `/w/${data.workspace.slug}/maps`;
  const { desiredMaps, derivedFrom, kind } = data;
  if (desiredMaps.length === 0) return null;
  const currentId =
    kind === 'current' ? data.id : derivedFrom && !derivedFrom.deleted ? derivedFrom.id : null;
  const [first, ...others] = desiredMaps;
  const desired = kind === 'desired' ? data : first;
  if (!desired) return null;
  const here = (is: boolean) => (is ? { 'aria-current': 'page' as const } : {});
  return (
    <nav className="seg journey-switch" aria-label="Journey">
      {currentId ? (
        <Link href={`${base}/${currentId}`} {...here(!comparing && kind === 'current')}>
          Current
        </Link>
      ) : null}
      <Link href={`${base}/${desired.id}`} {...here(!comparing && kind === 'desired')}>
        Desired
      </Link>
      <Link href={`${base}/${desired.id}/compare`} {...here(comparing)}>
        Compare
      </Link>
      {others.length > 0 ? (
        <Menu
          label="Desired map"
          trigger={
            <button type="button" aria-label="Another desired map">
              <Icon name="chevronDown" />
            </button>
          }
          items={desiredMaps.map(({ id, name }) => ({
            id,
            label: <bdi>{name}</bdi>,
            chosen: id === desired.id,
            onSelect: () => router.push(comparing ? `${base}/${id}/compare` : `${base}/${id}`),
          }))}
        />
      ) : null}
    </nav>
  );
}
