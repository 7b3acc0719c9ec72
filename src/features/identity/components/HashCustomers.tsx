'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { failureOf } from '@/features/map/client';
import { useHashCustomers } from '../client';

/** Turns what customers are called into digests, for good. */
export function HashCustomers({ workspace, hashed }: { workspace: string; hashed: boolean }) {
  const hash = useHashCustomers();
  const [open, setOpen] = useState(false);
  return (
    <section className="sec" aria-label="Stored customers">
      <header>
        <h2>Stored customers</h2>
      </header>
      <div className="body grid gap-3 justify-items-start">
        {hashed ? (
          <p className="ink2" role="status">
            Customers are stored as digests. The same customer has the same digest in this workspace, and
            nobody can tell from it who that is.
          </p>
        ) : (
          <>
            <p className="ink2">
              Customers are stored as your pages name them. They can be stored as digests instead: the same
              customer is still recognised, and nobody can tell from a digest who it is.
            </p>
            <Button onClick={() => setOpen(true)}>Store digests only…</Button>
          </>
        )}
      </div>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Store digests only?"
        description="Customers who are stored by name become digests too, within minutes. Nobody can bring the names back."
      >
        <div className="grid gap-3 justify-items-start">
          <Button
            kind="primary"
            busy={hash.isPending}
            onClick={() => hash.mutate({ workspace }, { onSuccess: () => setOpen(false) })}
          >
            Store digests only
          </Button>
          {hash.error ? <p className="text-danger">{failureOf(hash.error).message}</p> : null}
        </div>
      </Dialog>
    </section>
  );
}
