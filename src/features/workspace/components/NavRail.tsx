'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Icon, type IconName } from '@/components/ui/Icon';
import { Logo } from '@/components/ui/Logo';
import { MentionsMenu } from '@/features/discussion/components/MentionsMenu';

interface Place {
  href: string;
  label: string;
  icon: IconName;
}

/** The rail at the side of the app: only places that exist. */
export function NavRail({
  workspace,
  isMember,
  leads,
}: {
  workspace: string;
  isMember: boolean;
  /** They lead a department. */
  leads: boolean;
}) {
  const path = usePathname();
  const base = `/w/${workspace}`;
  const places: Place[] = [
    { href: `${base}/maps`, label: 'Maps', icon: 'map' },
    { href: `${base}/satisfaction`, label: 'Satisfaction', icon: 'chart' },
    { href: `${base}/explore`, label: 'Explore', icon: 'lanes' },
    { href: `${base}/ratings`, label: 'Ratings', icon: 'star' },
  ];
  if (leads) places.unshift({ href: `${base}/mine`, label: 'My touchpoints', icon: 'flag' });
  if (isMember) places.push({ href: `${base}/settings`, label: 'Settings', icon: 'settings' });
  return (
    <nav className="nav" aria-label="Main">
      <Link className="brand" href="/" title="Touchline">
        <Logo word={false} />
      </Link>
      {places.map(({ href, label, icon }) => (
        <Link
          key={href}
          href={href}
          title={label}
          aria-label={label}
          aria-current={path.startsWith(href) ? 'page' : undefined}
        >
          <Icon name={icon} />
          <span>{label}</span>
        </Link>
      ))}
      <div className="sp" />
      {isMember ? <MentionsMenu workspace={workspace} /> : null}
      <Link
        href={isMember ? '/account' : '/sign-up'}
        title={isMember ? 'Account' : 'Draw your own map'}
        aria-label={isMember ? 'Account' : 'Draw your own map'}
        aria-current={path === '/account' ? 'page' : undefined}
      >
        <Icon name={isMember ? 'person' : 'add'} />
        <span>{isMember ? 'Account' : 'Draw your own map'}</span>
      </Link>
    </nav>
  );
}
