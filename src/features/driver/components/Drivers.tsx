'use client';

import Link from 'next/link';
import { useMemo } from 'react';
import { ShareMark } from '@/components/charts/ShareMark';
import { Icon } from '@/components/ui/Icon';
import { Menu } from '@/components/ui/Menu';
import { NotLoaded } from '@/features/map/components/NotLoaded';
import { useDrivers } from '../client';
import {
  type DrawnTouchpoint,
  type DriversModel,
  type OutcomeChoice,
  prepareDrivers,
  prepareOutcomes,
} from '../prepare';

/** What goes with what customers say overall, touchpoint by touchpoint. */
export function Drivers({
  workspace,
  map,
  persona,
  outcome,
  touchpoints,
  onOutcome,
}: {
  workspace: string;
  map: string;
  persona: string | null;
  outcome: string | null;
  touchpoints: readonly DrawnTouchpoint[];
  onOutcome: (outcome: string | null) => void;
}) {
  const { data, error, isPlaceholderData, refetch } = useDrivers({ workspace, map, persona, outcome });
  const outcomes = useMemo(() => (data ? prepareOutcomes(data, touchpoints) : []), [data, touchpoints]);
  const model = useMemo(
    () => (data && !isPlaceholderData ? prepareDrivers(data, touchpoints) : null),
    [data, isPlaceholderData, touchpoints],
  );
  return (
    <>
      {outcomes.length > 1 ? <Outcomes outcomes={outcomes} chosen={outcome} onChosen={onOutcome} /> : null}
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

function Outcomes({
  outcomes,
  chosen,
  onChosen,
}: {
  outcomes: readonly OutcomeChoice[];
  chosen: string | null;
  onChosen: (outcome: string | null) => void;
}) {
  return (
    <div className="ov-calm">
      <Menu
        label="Outcome"
        trigger={
          <button type="button" className="select">
            <span className="trunc">
              <span className="mute">Outcome:</span>{' '}
              {outcomes.find(({ value }) => value === chosen)?.label ?? 'not here any more'}
            </span>
            <Icon name="chevronDown" />
          </button>
        }
        items={outcomes.map(({ value, label }) => ({
          id: value ?? '',
          label,
          chosen: value === chosen,
          onSelect: () => onChosen(value),
        }))}
      />
    </div>
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
