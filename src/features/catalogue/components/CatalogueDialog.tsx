'use client';

import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { failureOf } from '@/features/map/client';
import { useCatalogue } from '../client';
import { Catalogue, type CatalogueProps } from './Catalogue';
import './catalogue.css';

/** Typical touchpoints to choose from, for a stage of a map. */
export function CatalogueDialog({
  open,
  onClose,
  ...props
}: Omit<CatalogueProps, 'entries'> & { open: boolean; onClose: () => void }) {
  const { data: entries, error, refetch } = useCatalogue(props.workspace, open);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Typical touchpoints"
      description="Choose what your customers meet too. Questions come along paused, for you to read first."
    >
      {entries ? (
        <Catalogue entries={entries} {...props} />
      ) : error ? (
        <div className="empty">
          <b>The catalogue did not load</b>
          {failureOf(error).message}
          <Button onClick={() => refetch()}>Load again</Button>
        </div>
      ) : (
        <div className="catalogue" aria-busy="true">
          <p className="mute t12" role="status">
            Loading …
          </p>
        </div>
      )}
    </Dialog>
  );
}
