'use client';

import { useRouter } from 'next/navigation';
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
import { type Command, Palette } from '@/components/ui/Palette';
import { can, type Role } from '@/domain/permissions';
import { useOutlines } from '@/features/map/client';
import { TABS } from './SettingsFrame';

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
  useEffect(() => register(() => latest.current()), [register]);
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

  const close = useCallback(() => setOpened(null), []);
  return (
    <Context value={registry}>
      {children}
      {opened ? <Open {...opened} makers={makers} workspace={workspace} role={role} onClose={close} /> : null}
    </Context>
  );
}

function Open({
  makers,
  group,
  workspace,
  role,
  onClose,
}: {
  makers: readonly (() => Command[])[];
  group: string | null;
  workspace: string;
  role: Role | null;
  onClose: () => void;
}) {
  const router = useRouter();
  const { data: maps } = useOutlines(workspace);
  const all = useMemo(() => {
    const go = (href: string) => () => router.push(href);
    const base = `/w/${workspace}`;
    const path = window.location.pathname;
    const places: Command[] = [
      { id: 'maps', label: 'Maps', group: 'Go to', run: go(`${base}/maps`) },
      ...TABS.filter(({ permission }) => role !== null && can(role, permission)).map((tab) => ({
        id: `settings:${tab.path}`,
        label: tab.label,
        detail: 'Settings',
        group: 'Go to',
        run: go(`${base}/settings${tab.path}`),
      })),
      { id: 'account', label: 'Account', group: 'Go to', run: go('/account') },
    ];
    const elsewhere = (maps ?? []).filter(({ id }) => path !== `${base}/maps/${id}`);
    const others = elsewhere.flatMap(({ id, name, stages }): Command[] => [
      { id: `map:${id}`, label: name, detail: 'Map', group: 'Maps', run: go(`${base}/maps/${id}`) },
      ...stages.flatMap((stage) =>
        stage.touchpoints.map((touchpoint) => ({
          id: `touchpoint:${touchpoint.id}`,
          label: touchpoint.name,
          detail: `${stage.name}, ${name}`,
          group: 'On other maps',
          run: go(`${base}/maps/${id}?touchpoint=${touchpoint.slug}`),
        })),
      ),
    ]);
    return [...makers.flatMap((make) => make()), ...places, ...others];
  }, [makers, maps, router, workspace, role]);
  const shown = group === null ? all : all.filter((command) => command.group === group);
  return (
    <Palette
      label={group === null ? 'Find or do anything' : 'Find a touchpoint'}
      placeholder={group === null ? 'Find a touchpoint, a map, a command' : 'Name of a touchpoint'}
      commands={shown}
      onClose={onClose}
      empty="Nothing of that name. Try fewer letters."
    />
  );
}
