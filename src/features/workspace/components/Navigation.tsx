'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Icon, type IconName } from '@/components/ui/Icon';
import { Logo } from '@/components/ui/Logo';
import { MentionsMenu } from '@/features/discussion/components/MentionsMenu';
import { NavigationMaps } from './NavigationMaps';

interface Place {
  href: string;
  label: string;
  /** What fits on a phone. */
  short?: string;
  icon: IconName;
}

/** The way through a workspace: only places that exist. */
export function Navigation({
  workspace,
  isMember,
  leads,
  full,
}: {
  workspace: string;
  isMember: boolean;
  /** They lead a department. */
  leads: boolean;
  /** Beside a page that leaves room for words, and for the maps by name. */
  full: boolean;
}) {
  const path = usePathname();
  const base = `/w/${workspace}`;
  const places: Place[] = [
    { href: `${base}/maps`, label: 'Maps', icon: 'map' },
    { href: `${base}/satisfaction`, label: 'Satisfaction', icon: 'chart' },
    { href: `${base}/explore`, label: 'Explore', icon: 'lanes' },
    { href: `${base}/ratings`, label: 'Ratings', icon: 'star' },
  ];
  if (leads) places.unshift({ href: `${base}/mine`, label: 'My touchpoints', short: 'Mine', icon: 'flag' });
  const own: Place[] = isMember
    ? [
        { href: `${base}/settings`, label: 'Settings', icon: 'settings' },
        { href: '/account', label: 'Account', icon: 'person' },
      ]
    : [{ href: '/sign-up', label: 'Draw your own map', icon: 'add' }];
  return (
    <nav className="nav" aria-label="Main">
      <Link className="brand" href="/" title="Touchline" aria-label="Touchline">
        <Logo />
      </Link>
      {places.map((place) => (
        <PlaceLink key={place.href} {...place} path={path} />
      ))}
      {full && path !== `${base}/maps` ? <NavigationMaps workspace={workspace} /> : null}
      <div className="sp" />
      {isMember ? <MentionsMenu workspace={workspace} /> : null}
      {own.map((place) => (
        <PlaceLink key={place.href} {...place} path={path} />
      ))}
    </nav>
  );
}

function PlaceLink({ href, label, short, icon, path }: Place & { path: string }) {
  return (
    <Link href={href} title={label} aria-current={path.startsWith(href) ? 'page' : undefined}>
      <Icon name={icon} />
      <span className={short ? 'word long' : 'word'}>{label}</span>
      {short ? <span className="word short">{short}</span> : null}
    </Link>
  );
}
