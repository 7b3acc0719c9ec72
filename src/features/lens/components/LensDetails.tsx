'use client';

import type { ReactNode } from 'react';
import { LevelMeter } from '@/components/ui/LevelMeter';
import { Score } from '@/components/ui/Score';
import type { DepartmentsModel } from '@/features/department/prepare';
import { KEEPING_RULE, type PromisesModel } from '@/features/promise/prepare';
import { AverageCount } from '@/features/stage/components/AverageCount';
import { AVERAGE_RULE } from '@/features/stage/prepare';
import { type BuyingModel, derivedNote, GAP_RULE, type GapsModel, type LensModel } from '../prepare';
import { BarrierText } from './BarrierText';
import { GapBar } from './GapBar';
import { KeepingMark } from './PromiseRows';

type Open = (id: string) => void;

/** Everything a lens found, as lists: what the rows on the map say, and what does not fit into them. */
export function LensDetails({ lens, onOpen }: { lens: LensModel; onOpen: Open }) {
  switch (lens.lens) {
    case 'experience':
      return null;
    case 'buying':
      return <Loops lens={lens} onOpen={onOpen} />;
    case 'departments':
      return <Departments lens={lens} onOpen={onOpen} />;
    case 'promises':
      return <Promises lens={lens} onOpen={onOpen} />;
    case 'desired':
      return <Gaps lens={lens} onOpen={onOpen} />;
  }
}

function Name({ id, onOpen, children }: { id: string; onOpen: Open; children: ReactNode }) {
  return (
    <button type="button" className="link" dir="auto" onClick={() => onOpen(id)}>
      {children}
    </button>
  );
}

function Loops({ lens, onOpen }: { lens: BuyingModel; onOpen: Open }) {
  return (
    <>
      <p className="mute">
        The buying map ends at the sale: stages before it, and the sale itself. Beyond it, repeat purchases,
        reviews and referrals lead back.
      </p>
      <ul>
        {lens.loops.map(({ from, to }) => (
          <li key={from.id}>
            <Name id={from.id} onOpen={onOpen}>
              {from.name}
            </Name>{' '}
            leads back to{' '}
            <Name id={to.id} onOpen={onOpen}>
              {to.name}
            </Name>
          </li>
        ))}
      </ul>
    </>
  );
}

function Departments({ lens, onOpen }: { lens: DepartmentsModel; onOpen: Open }) {
  return (
    <>
      <ul className="lens-cards">
        {lens.rows.map((department) => (
          <li key={department.id}>
            <h3 dir="auto">{department.name}</h3>
            <p className="row">
              <Score score={department.average.score} />
              <AverageCount average={department.average} />
              <span className={department.status === 'owned' ? 't11 mute' : 't11 lens-flag'}>
                {department.text}
              </span>
            </p>
            {department.status === 'absent' ? (
              <p>
                <BarrierText department={department} />
              </p>
            ) : (
              <ul>
                {department.cells.map(({ touchpoint: { id, name, score }, text }) => (
                  <li key={id} className="row">
                    <LevelMeter
                      level={score.level}
                      name={score.levelName ?? 'No score'}
                      hollow={score.state === 'low'}
                    />
                    <Name id={id} onOpen={onOpen}>
                      {name}
                    </Name>
                    <span className="num mute">{text}</span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
        {lens.unowned.length > 0 ? (
          <li>
            <h3>Nobody</h3>
            <ul>
              {lens.unowned.map(({ id, name }) => (
                <li key={id}>
                  <Name id={id} onOpen={onOpen}>
                    {name}
                  </Name>
                </li>
              ))}
            </ul>
          </li>
        ) : null}
      </ul>
      <p className="mute">Score: {AVERAGE_RULE}.</p>
    </>
  );
}

/** Misaligned pairs shown of one promise; the rest are counted. */
const MOST_PAIRS = 5;

function Promises({ lens, onOpen }: { lens: PromisesModel; onOpen: Open }) {
  return (
    <>
      <ul className="lens-cards">
        {lens.rows.map(({ id, name, average, cells, kept, misaligned, contrast }) => (
          <li key={id}>
            <h3 dir="auto">{name}</h3>
            <p className="row">
              <Score score={average.score} />
              <AverageCount average={average} />
              <span className="t11 mute">{kept}</span>
            </p>
            <ul>
              {cells.map((cell) => (
                <li key={cell.id} className="row">
                  <KeepingMark keeping={cell.keeping} />
                  <Name id={cell.id} onOpen={onOpen}>
                    {cell.name}
                  </Name>
                  <span className="mute">{cell.text}</span>
                </li>
              ))}
            </ul>
            {contrast ? (
              <p>
                <b>By channel.</b> {contrast}
              </p>
            ) : null}
            {misaligned.length > 0 ? (
              <>
                <p>
                  <b>Misaligned.</b>
                </p>
                <ul>
                  {misaligned.slice(0, MOST_PAIRS).map(({ key, lower, higher, difference }) => (
                    <li key={key}>
                      <Name id={lower.id} onOpen={onOpen}>
                        {lower.name}
                      </Name>{' '}
                      is <span className="num">{difference}</span> below{' '}
                      <Name id={higher.id} onOpen={onOpen}>
                        {higher.name}
                      </Name>
                    </li>
                  ))}
                  {misaligned.length > MOST_PAIRS ? (
                    <li className="mute">and {misaligned.length - MOST_PAIRS} more pairs</li>
                  ) : null}
                </ul>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {lens.unused.length > 0 ? (
        <p>
          No touchpoint on this map is asked to keep: <bdi>{lens.unused.join(', ')}</bdi>.
        </p>
      ) : null}
      <p className="mute">
        {KEEPING_RULE} {lens.rule} Score: {AVERAGE_RULE}.
      </p>
    </>
  );
}

function Gaps({ lens, onOpen }: { lens: GapsModel; onOpen: Open }) {
  const others = lens.rows.filter(({ rank }) => rank === null);
  return (
    <>
      <ol className="lens-gaps">
        {[...lens.ranked, ...others].map((gap) => (
          <li key={gap.id}>
            <GapBar gap={gap} />
            <Name id={gap.id} onOpen={onOpen}>
              {gap.name}
            </Name>
            <span className="num mute">{gap.text}</span>
            {lens.derived ? <span>{derivedNote(lens.derived, gap.id)}</span> : null}
          </li>
        ))}
      </ol>
      <p className="mute">{GAP_RULE}</p>
    </>
  );
}
