'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { loadMenus } from '@/components/ui/Menu';
import { SignInDialog } from '@/features/account/components/SignInDialog';
import { CatalogueProvider } from '@/features/catalogue/components/MapCatalogue';
import { failureOf, SignInContext, unreadOf, useMap } from '../client';
import { MapBoard } from './MapBoard';
import { MapSkeleton } from './MapSkeleton';
import { useMapView } from './useMapView';
import './map.css';

/** One map of a workspace: live, and editable for those who may. */
export function MapScreen({
  workspace,
  map,
  renderedAt,
}: {
  workspace: string;
  map: string;
  /** When the page was made, in milliseconds. */
  renderedAt: number;
}) {
  const { view, show } = useMapView();
  const { range, persona } = view;
  const query = useMap(useMemo(() => ({ workspace, map, range, persona }), [workspace, map, range, persona]));
  const { ask, dialog } = useSignInAgain();
  // A map is edited without a connection, too.
  useEffect(() => void loadMenus().catch(() => undefined), []);

  const failure = query.error ? failureOf(query.error) : null;
  const retry = () => void query.refetch();
  return (
    <SignInContext value={ask}>
      {query.data ? (
        <CatalogueProvider>
          <MapBoard
            data={query.data}
            view={view}
            show={show}
            renderedAt={renderedAt}
            updatedAt={query.dataUpdatedAt}
            pending={query.isPlaceholderData}
            failure={failure}
            onRetry={retry}
            onSignIn={() => void ask().then((signedIn) => (signedIn ? retry() : undefined))}
          />
        </CatalogueProvider>
      ) : failure ? (
        <main className="empty">
          <b>The map could not be read</b>
          <span>{unreadOf(query.error)}</span>
          <Button onClick={retry}>Try again</Button>
        </main>
      ) : (
        <MapSkeleton />
      )}
      {dialog}
    </SignInContext>
  );
}

/** Asks whoever was signed out to sign in again, once, however many edits are waiting for it. */
function useSignInAgain() {
  const [open, setOpen] = useState(false);
  const waiting = useRef<((signedIn: boolean) => void)[]>([]);
  const ask = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        waiting.current.push(resolve);
        setOpen(true);
      }),
    [],
  );
  const end = useCallback((signedIn: boolean) => {
    setOpen(false);
    for (const resolve of waiting.current.splice(0)) resolve(signedIn);
  }, []);
  return { ask, dialog: <SignInDialog open={open} onDone={() => end(true)} onClose={() => end(false)} /> };
}
