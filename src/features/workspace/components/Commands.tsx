'use client';

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Command } from '@/components/ui/Palette';
import { useLater } from '@/components/ui/useLater';
import type { Role } from '@/domain/permissions';
import { useTyped } from './useTyped';

const loadPalette = () => import('./OpenPalette');

interface Registry {
  /** Adds what a page can do while it is open. */
  register: (make: () => Command[]) => () => void;
  /** `group`: only what stands under this head. */
  open: (group?: string) => void;
}

const Context = createContext<Registry>({ register: () => () => undefined, open: () => undefined });

export const useOpenPalette = () => useContext(Context).open;

/** Offers what this page can do in the palette; asked for only when it opens. */
export function useCommands(make: () => Command[]): void {
  const { register } = useContext(Context);
  const latest = useRef(make);
  useEffect(() => {
    latest.current = make;
  });
  useEffect(() => {
    // Such a page is worked on without a connection, too.
    void loadPalette().catch(() => undefined);
    return register(() => latest.current());
  }, [register]);
}

/** Everything there is to go to and to do in the workspace, a few letters away: the command key with K. */
export function CommandsProvider({
  workspace,
  role,
  children,
}: {
  workspace: string;
  /** Null: a visitor of the example. */
  role: Role | null;
  children: ReactNode;
}) {
  const [makers, setMakers] = useState<readonly (() => Command[])[]>([]);
  const [opened, setOpened] = useState<{ group: string | null } | null>(null);
  const close = useCallback(() => setOpened(null), []);
  const part = useLater(loadPalette, opened !== null, close);
  const typed = useTyped(opened !== null && !part, close);

  const registry = useMemo<Registry>(
    () => ({
      // It may come when the palette is open already: a page that is still on its way.
      register: (make) => {
        setMakers((makers) => [...makers, make]);
        return () => setMakers((makers) => makers.filter((one) => one !== make));
      },
      open: (group) => setOpened({ group: group ?? null }),
    }),
    [],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.metaKey || event.ctrlKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      if (!document.querySelector('[role="dialog"]')) registry.open();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [registry]);

  return (
    <Context value={registry}>
      {children}
      {opened && part ? (
        <part.OpenPalette
          {...opened}
          makers={makers}
          typed={typed}
          workspace={workspace}
          role={role}
          onClose={close}
        />
      ) : null}
    </Context>
  );
}
