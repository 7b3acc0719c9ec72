'use client';

import Link from 'next/link';
import { useMemo } from 'react';
import { ShareMark } from '@/components/charts/ShareMark';
import { NotLoaded } from '@/features/map/components/NotLoaded';
import { useDrivers } from '../client';
import { type DrawnTouchpoint, type DriversModel, prepareDrivers } from '../prepare';

/** What goes with whether customers would recommend the business, touchpoint by touchpoint. */
export function Drivers({
  workspace,
  map,
  persona,
  touchpoints,
}: {
  workspace: string;
  map: string;
  persona: string | null;
  touchpoints: readonly DrawnTouchpoint[];
}) {
  const { data, error, refetch } = useDrivers({ workspace, map, persona });
  const model = useMemo(() => (data ? prepareDrivers(data, touchpoints) : null), [data, touchpoints]);
  return (
    <>
      {model ? <Found model={model} /> : null}
      {!model && error ? (
        <NotLoaded className="ov-calm mute" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!model && !error ? (
        <p className="ov-calm mute" role="status">
          Weighing what customers said…
        </p>
      ) : null}
    </>
  );
}

function Found({ model: { rows, summary, most, rule } }: { model: DriversModel }) {
  return (
    <>
      <p className="ov-calm">{summary}</p>
      {rows.length > 0 ? (
        <div className="ov-scroll">
          <table className="tbl ov-board">
            <thead>
              <tr>
                <th scope="col">Touchpoint</th>
                <th scope="col" className="r">
                  Share
                </th>
                <th scope="col" className="ov-wide">
                  0 to {Math.round(most * 100)}%
                </th>
                <th scope="col">95% interval</th>
                <th scope="col" className="r">
                  n
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, name, href, mark, share, interval, count, told, meaning }) => (
                <tr key={id} className={told ? undefined : 'mute'}>
                  <th scope="row">
                    <Link href={href} dir="auto">
                      {name}
                    </Link>
                    <small>{meaning}</small>
                  </th>
                  <td className="r num">{share}</td>
                  <td className="ov-wide">
                    <ShareMark {...mark} most={most} hollow={!told} />
                  </td>
                  <td className="num">{interval}</td>
                  <td className="r num">{count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {rule ? <p className="ov-note t11">{rule}</p> : null}
    </>
  );
}
