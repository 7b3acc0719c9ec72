'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { MapData } from '@/features/map/schema';
import { useQuery } from '@/lib/use-address';
import type { Wish } from './Catalogue';
import { CatalogueDialog } from './CatalogueDialog';

interface Opening {
  wish: Wish | null;
  open: (wish: Wish) => void;
  close: () => void;
}
const Context = createContext<Opening>({ wish: null, open: () => undefined, close: () => undefined });

/** Lets every part of a map open the catalogue. */
export function CatalogueProvider({ children }: { children: ReactNode }) {
  const [wish, setWish] = useState<Wish | null>(null);
  const value = useMemo(() => ({ wish, open: setWish, close: () => setWish(null) }), [wish]);
  return <Context value={value}>{children}</Context>;
}

export const useOpenCatalogue = () => useContext(Context).open;

/** In the bar of the editor. */
export function CatalogueButton() {
  const open = useOpenCatalogue();
  return (
    <Button size="s" onClick={() => open({})}>
      <Icon name="search" />
      Catalogue
    </Button>
  );
}

/** The catalogue of a map: opened from its parts, or by an address that ends in `?at=catalogue:<entry>`. */
export function MapCatalogue({ data }: { data: MapData }) {
  const { wish, open, close } = useContext(Context);
  const { workspace, actions, mayEdit } = useMapEditing();

  const at = useQuery().get('at');
  useEffect(() => {
    const [what, slug] = at?.split(':') ?? [];
    if (what === 'catalogue' && slug && mayEdit) open({ slug });
  }, [at, mayEdit, open]);

  return (
    <CatalogueDialog
      open={wish !== null}
      onClose={close}
      workspace={workspace}
      map={data}
      wish={wish ?? {}}
      onAdd={(picked) => {
        close();
        void actions.addFromCatalogue(picked);
      }}
    />
  );
}
