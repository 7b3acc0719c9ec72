'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { type Command, Palette } from '@/components/ui/Palette';
import { can, type Role } from '@/domain/permissions';
import { useOutlines } from '@/features/map/client';
import { TABS } from './SettingsFrame';

/** The open palette: what the page can do, where one can go, and what there is on other maps. */
export function OpenPalette({
  makers,
  group,
  typed,
  workspace,
  role,
  onClose,
}: {
  makers: readonly (() => Command[])[];
  /** Only what stands under this head. */
  group: string | null;
  /** What was typed before it was there. */
  typed: string;
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
      { id: 'satisfaction', label: 'Satisfaction', group: 'Go to', run: go(`${base}/satisfaction`) },
      { id: 'ratings', label: 'Ratings', group: 'Go to', run: go(`${base}/ratings`) },
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
      typed={typed}
      label={group === null ? 'Find or do anything' : 'Find a touchpoint'}
      placeholder={group === null ? 'Find a touchpoint, a map, a command' : 'Name of a touchpoint'}
      commands={shown}
      onClose={onClose}
      empty="Nothing of that name. Try fewer letters."
    />
  );
}
