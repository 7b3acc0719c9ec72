'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { can, type Permission, type Role } from '@/domain/permissions';
import { ConfirmBanner } from '@/features/confirmation/components/ConfirmBanner';
import './settings.css';

/** The pages of the settings in their order. A page that is added gets its line here and nothing else. */
export const TABS: { path: string; label: string; permission: Permission }[] = [
  { path: '', label: 'Workspace', permission: 'map:view' },
  { path: '/members', label: 'Members', permission: 'member:view' },
  { path: '/personas', label: 'Personas', permission: 'map:view' },
  { path: '/departments', label: 'Departments', permission: 'map:view' },
  { path: '/channels', label: 'Channels', permission: 'map:view' },
  { path: '/promises', label: 'Promises', permission: 'map:view' },
  { path: '/asking', label: 'Asking', permission: 'map:view' },
  { path: '/keys', label: 'Keys', permission: 'key:view' },
  { path: '/identity', label: 'Identity', permission: 'identity:edit' },
];

/** Head and tabs of the settings. A page inside is a list of sections (`.sec`); the frame gives the `main`. */
export function SettingsFrame({
  workspace,
  role,
  children,
}: {
  workspace: string;
  role: Role;
  children: ReactNode;
}) {
  const path = usePathname();
  const base = `/w/${workspace}/settings`;
  const tabs = useRef<HTMLElement>(null);
  // On a phone the tabs scroll sideways: the one that is open is to be seen.
  useEffect(() => {
    const open = tabs.current?.querySelector(`[href="${path}"]`);
    open?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [path]);
  return (
    <main className="settings">
      <header className="topbar">
        <h1>Settings</h1>
      </header>
      <nav ref={tabs} className="tabs settings-tabs" aria-label="Settings">
        {TABS.filter(({ permission }) => can(role, permission)).map((tab) => (
          <Link
            key={tab.path}
            href={`${base}${tab.path}`}
            aria-current={path === `${base}${tab.path}` ? 'page' : undefined}
          >
            {tab.label}
          </Link>
        ))}
      </nav>
      <ConfirmBanner />
      <div className="settings-body">{children}</div>
    </main>
  );
}
