'use client';

import Link from 'next/link';
import { useHealth } from '../client';
import { countMet } from '../prepare';
import './health.css';

/** In the map's bar: the way to its health, with how many checks found something. */
export function HealthLink({ workspace, map }: { workspace: string; map: string }) {
  const { data } = useHealth(workspace, map);
  const { met, asked } = data ? countMet(data.checks, data.exceptions) : { met: 0, asked: 0 };
  const open = asked - met;
  return (
    <Link className="health-link" href={`/w/${workspace}/maps/${map}/health`}>
      Health
      {open > 0 ? (
        <span className="cnt num" title={`${met} of ${asked} checks met`}>
          {open}
          <span className="vh"> of {asked} checks found something</span>
        </span>
      ) : null}
    </Link>
  );
}
