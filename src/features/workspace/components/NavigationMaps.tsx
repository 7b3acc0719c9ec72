'use client';

import Link from 'next/link';
import { useMaps } from '../client';

/** More than these are found in the list of all. */
const MOST_SHOWN = 7;

/** The maps by name, one step away. */
export function NavigationMaps({ workspace }: { workspace: string }) {
  const { data = [] } = useMaps(workspace);
  if (data.length === 0) return null;
  return (
    <>
      <p className="nav-head" id="nav-maps" aria-hidden="true">
        Maps
      </p>
      <ul className="nav-maps" aria-labelledby="nav-maps">
        {data.slice(0, MOST_SHOWN).map(({ id, name }) => (
          <li key={id}>
            <Link href={`/w/${workspace}/maps/${id}`} title={name}>
              <span className="trunc" dir="auto">
                {name || 'Unnamed map'}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
