'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { type Lens, lensOf } from '@/features/lens/schema';
import type { MapData } from '@/features/map/schema';
import { useCommands } from '@/features/workspace/components/Commands';
import { ExportDialog } from './ExportDialog';
import './export.css';

/** A map that can be taken away. */
interface Offer {
  /** What it is called where there are several. */
  label: string;
  data: MapData;
}

/** Takes a map away as a file. Of several it asks which one first. */
export function ExportButton({ offers }: { offers: readonly Offer[] }) {
  const [chosen, setChosen] = useState<{ id: string; lens: Lens } | null>(null);
  const [first, ...others] = offers;
  const choose = ({ data: { id } }: Offer) =>
    // As it is looked at now, which the address says.
    setChosen({ id, lens: lensOf(new URLSearchParams(window.location.search).get('lens')) });
  useCommands(() =>
    offers.map((offer) => ({
      id: `export ${offer.data.id}`,
      label: others.length > 0 ? `Export map: ${offer.label}` : 'Export map',
      detail: 'PDF, PNG, SVG, CSV, JSON',
      group: 'View',
      run: () => choose(offer),
    })),
  );
  if (!first) return null;
  const trigger = (
    // Where there is little room the icon stands alone.
    <Button
      size="s"
      className="export-button"
      aria-label="Export"
      {...(others.length === 0 ? { onClick: () => choose(first) } : {})}
    >
      <Icon name="download" />
      <span>Export</span>
    </Button>
  );
  const open = offers.find(({ data }) => data.id === chosen?.id);
  return (
    <>
      {others.length === 0 ? (
        trigger
      ) : (
        <Menu
          label="Export"
          trigger={trigger}
          items={offers.map((offer) => ({
            id: offer.data.id,
            label: offer.label,
            onSelect: () => choose(offer),
          }))}
        />
      )}
      {open && chosen ? (
        <ExportDialog
          data={open.data}
          title={others.length > 0 ? `Export “${open.data.name}”` : 'Export this map'}
          lens={chosen.lens}
          open
          onClose={() => setChosen(null)}
        />
      ) : null}
    </>
  );
}
