'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Menu, type MenuItem } from '@/components/ui/Menu';
import type { MapData } from '@/features/map/schema';
import { useCommands } from '@/features/workspace/components/Commands';
import { DeriveDialog } from './DeriveDialog';
import { useDeleteMap } from './useDeleteMap';

/** What can be done with a map as a whole. */
export function MapMenu({ data, mayEdit }: { data: MapData; mayEdit: boolean }) {
  const router = useRouter();
  const [deriving, setDeriving] = useState(false);
  const base = `/w/${data.workspace.slug}/maps`;
  const deleteMap = useDeleteMap(data.workspace.slug);
  const items: (MenuItem & { label: string })[] = [
    { id: 'health', label: 'Health', onSelect: () => router.push(`${base}/${data.id}/health`) },
    {
      id: 'steps',
      label: 'Steps of a living map',
      onSelect: () => router.push(`${base}/${data.id}/health#steps`),
    },
    {
      id: 'opportunities',
      label: 'Opportunities',
      onSelect: () => router.push(`${base}/${data.id}/opportunities`),
    },
    { id: 'history', label: 'History', onSelect: () => router.push(`${base}/${data.id}/history`) },
  ];
  if (mayEdit && data.kind === 'current')
    items.push({
      id: 'derive',
      label: 'Derive the desired journey',
      onSelect: () => setDeriving(true),
    });
  if (mayEdit)
    items.push({
      id: 'import',
      label: 'Import a list or spreadsheet',
      onSelect: () => router.push(`/w/${data.workspace.slug}/import?map=${data.id}`),
    });
  if (mayEdit)
    items.push({
      id: 'delete',
      label: 'Delete map',
      onSelect: () => void deleteMap(data).then((deleted) => (deleted ? router.push(base) : undefined)),
    });
  // Not what deletes: a few letters too few, and Enter would take the map for a touchpoint.
  useCommands(() =>
    items
      .filter(({ id }) => id !== 'delete')
      .map(({ id, label, onSelect }) => ({
        id: `map ${id}`,
        label,
        detail: 'This map',
        group: 'View',
        run: onSelect,
      })),
  );
  return (
    <>
      <Menu
        label={`Map ${data.name}`}
        trigger={
          <Button icon size="s" kind="ghost" aria-label="Map menu">
            <Icon name="chevronDown" />
          </Button>
        }
        items={items}
      />
      <DeriveDialog
        workspace={data.workspace.slug}
        map={data}
        open={deriving}
        onClose={() => setDeriving(false)}
      />
    </>
  );
}
