'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { Score } from '@/components/ui/Score';
import { formatNumber } from '@/domain/format';
import { countText, prepareScore } from '@/features/touchpoint/prepare';
import { CELL_NAMES, type Compared, type ComparedRow, type ComparedStage, explain } from '../prepare/compare';
import { Marks } from './Marks';

/** Today on one side, the desired journey on the other, what belongs together in one line. */
export function SideBySide({
  stages,
  todayHref,
  desiredHref,
  onlyDifferent,
}: {
  stages: readonly ComparedStage[];
  todayHref: string | null;
  desiredHref: string;
  onlyDifferent: boolean;
}) {
  return (
    <table className="sides">
      <thead>
        <tr>
          <th scope="col">Today</th>
          <th scope="col">Desired</th>
        </tr>
      </thead>
      {stages.map((stage) => {
        const rows = onlyDifferent ? stage.rows.filter(({ marks }) => marks.length > 0) : stage.rows;
        if (onlyDifferent && rows.length === 0 && stage.marks.length === 0) return null;
        return (
          <tbody key={stage.key}>
            <tr className="sides-stage">
              <th scope="rowgroup">{stage.today ? <bdi>{stage.today.name}</bdi> : <Absent />}</th>
              <td>
                <span className="sides-head">
                  {stage.desired ? <b dir="auto">{stage.desired.name}</b> : <Absent />}
                  <Marks marks={stage.marks} />
                </span>
                {stage.changed.length > 0 ? (
                  <small>Changed: {stage.changed.map((field) => CELL_NAMES[field]).join(', ')}</small>
                ) : null}
              </td>
            </tr>
            {rows.map((row) => (
              <tr key={row.key} className={clsx(row.marks.length > 0 && 'differs')}>
                <td>
                  {row.today.length === 0 ? <Absent /> : null}
                  {row.today.map((touchpoint) => (
                    <Today key={touchpoint.id} touchpoint={touchpoint} href={todayHref} />
                  ))}
                </td>
                <td>
                  <Wanted row={row} href={desiredHref} />
                </td>
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

function Absent() {
  return <span className="mute">–</span>;
}

function Today({ touchpoint, href }: { touchpoint: Compared; href: string | null }) {
  const { slug, name, current } = touchpoint.source;
  const score = prepareScore(current.parts);
  return (
    <div className="side">
      {href ? (
        <Link href={`${href}?touchpoint=${slug}`} dir="auto">
          {name}
        </Link>
      ) : (
        <span dir="auto">{name}</span>
      )}
      <span className="side-score">
        <Score score={score} />
        <span className="t11 mute num">{countText(score)}</span>
      </span>
    </div>
  );
}

function Wanted({ row, href }: { row: ComparedRow; href: string }) {
  const { desired, marks } = row;
  return (
    <div className="side">
      <span className="sides-head">
        {desired ? (
          <Link href={`${href}?touchpoint=${desired.source.slug}`} dir="auto">
            {desired.source.name}
          </Link>
        ) : (
          <Absent />
        )}
        <Marks marks={marks} />
      </span>
      {explain(row).map((line) => (
        <small key={line} dir="auto">
          {line}
        </small>
      ))}
      {desired && desired.source.desired !== null ? (
        <span className="t11 mute num">Desired {formatNumber(desired.source.desired, 1)}</span>
      ) : null}
    </div>
  );
}
