'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { CatalogueDialog } from '@/features/catalogue/components/CatalogueDialog';
import { contentsOfEntries, type Picked } from '@/features/catalogue/prepare';
import type { MapData } from '@/features/map/schema';
import type { useEditTouchpoint } from '../client';

/** Typical touchpoints for the map that is being set up. */
export function CatalogueStep({
  workspace,
  data,
  edits: { createMany, createStage },
}: {
  workspace: string;
  data: MapData;
  edits: ReturnType<typeof useEditTouchpoint>;
}) {
  const [open, setOpen] = useState(false);
  const add = async ({ stage, entries, ask }: Picked) => {
    setOpen(false);
    const items = contentsOfEntries(entries, ask).map((content) => ({ ...content, id: crypto.randomUUID() }));
    const { id: stageId } =
      'id' in stage
        ? stage
        : await createStage.mutateAsync({ workspace, mapId: data.id, after: null, ...stage });
    const after = data.stages.find(({ id }) => id === stageId)?.touchpoints.at(-1)?.id ?? null;
    createMany.mutate({ workspace, stageId, after, items });
  };
  return (
    <>
      <Button
        size="s"
        kind="ghost"
        className="mt-2"
        busy={createMany.isPending}
        onClick={() => setOpen(true)}
      >
        <Icon name="search" />
        Typical touchpoints
      </Button>
      <CatalogueDialog
        open={open}
        onClose={() => setOpen(false)}
        workspace={workspace}
        map={data}
        wish={{}}
        // What went wrong is said below the table.
        onAdd={(picked) => void add(picked).catch(() => undefined)}
      />
    </>
  );
}
