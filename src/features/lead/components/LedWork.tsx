'use client';

import Link from 'next/link';
import { useMemo } from 'react';
import { type Level, LevelMeter } from '@/components/ui/LevelMeter';
import { Score } from '@/components/ui/Score';
import { formatAge, formatNumber } from '@/domain/format';
import { BAND_NAMES } from '@/domain/satisfaction';
import { GapLine } from '@/features/desired/components/GapLine';
import { tellGap } from '@/features/desired/prepare/gaps';
import { SaidAnswers } from '@/features/rating/components/SaidAnswers';
import {
  FEW_RULE,
  prepareLanding,
  prepareTouchpoint,
  SATISFACTION_RULE,
} from '@/features/touchpoint/prepare';
import { prepareLed } from '../prepare';
import { type LedTouchpoint, MINE_RANGE, type Mine, type Voice } from '../schema';
import { LedSections } from './LedSections';
import './lead.css';

/** Touchpoints of departments, what was said there, and what is to be done about it. */
export function LedWork({ workspace, data, now }: { workspace: string; data: Mine; now: number }) {
  const placed = new Map(
    data.maps.flatMap((map) =>
      map.touchpoints.map((touchpoint) => [touchpoint.id, { map: map.id, touchpoint }] as const),
    ),
  );
  const hrefOf = (id: string) => {
    const place = placed.get(id);
    return place ? `/w/${workspace}/maps/${place.map}?touchpoint=${place.touchpoint.slug}` : '#';
  };
  const minute = Math.floor(now / 60_000) * 60_000;
  const model = useMemo(() => prepareLed(data, minute), [data, minute]);
  return (
    <div className="mine-body">
      <div className="mine-maps">
        {data.maps.map(({ id, name, touchpoints }) => (
          <section key={id} className="sec" aria-labelledby={`map-${id}`}>
            <header>
              <h2 id={`map-${id}`} dir="auto">
                {name}
              </h2>
              <span className="cnt">{touchpoints.length}</span>
            </header>
            <ul>
              {touchpoints.map((touchpoint) => (
                <Row key={touchpoint.id} touchpoint={touchpoint} href={hrefOf(touchpoint.id)} now={now} />
              ))}
            </ul>
          </section>
        ))}
        <p className="mute t12">
          Last 28 days. {SATISFACTION_RULE}. {FEW_RULE}
        </p>
        <LedSections workspace={workspace} model={model} hrefOf={hrefOf} />
      </div>
      <section className="sec mine-voices" aria-labelledby="voices">
        <header>
          <h2 id="voices">Low ratings and comments</h2>
        </header>
        {data.voices.length === 0 ? (
          <p className="mute px-4 pb-4">Nothing low and nothing said in 28 days.</p>
        ) : (
          <ol>
            {data.voices.map((voice) => (
              <Said
                key={voice.id}
                voice={voice}
                name={placed.get(voice.touchpointId)?.touchpoint.name ?? ''}
                href={hrefOf(voice.touchpointId)}
                now={now}
              />
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}

function Row({ touchpoint, href, now }: { touchpoint: LedTouchpoint; href: string; now: number }) {
  const { name, stage, channel, insights } = touchpoint;
  const { score, count, heard, desired, type } = prepareTouchpoint(touchpoint, MINE_RANGE, now);
  const gap = tellGap(touchpoint.current.parts, desired, true);
  const facts = [stage, channel, type ?? 'No survey', heard ?? 'nobody heard yet'].filter(Boolean);
  return (
    <li className="mine-row">
      <div className="mine-name">
        <Link href={href} className="m" dir="auto">
          {name}
        </Link>
        <p className="mute t12">{facts.join(' · ')}</p>
        {gap.text ? (
          <p className="ink2 t12">
            Desired {formatNumber(desired ?? 0, 1)}: <GapLine gap={gap} />
          </p>
        ) : null}
      </div>
      <div className="mine-score">
        <Score score={score} />
        <span className="mute t12">{count}</span>
      </div>
      {insights.length > 0 ? (
        <ul className="mine-notes">
          {insights.map(({ id, kind, text }) => (
            <li key={id}>
              <span className="badge">{kind}</span> <span dir="auto">{text}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function Said({ voice, name, href, now }: { voice: Voice; name: string; href: string; now: number }) {
  return (
    <li className="mine-said">
      {voice.score === null ? null : <Landing type={voice.type} score={voice.score} />}
      <div className="grow">
        <p className="row">
          <Link href={href} className="m trunc" dir="auto">
            {name}
          </Link>
          <time className="mute t11" dateTime={voice.answeredAt}>
            {formatAge(Math.max(0, now - Date.parse(voice.answeredAt)))}
          </time>
        </p>
        {voice.comment ? (
          <p className="break-words" dir="auto" lang={voice.locale ?? undefined}>
            {voice.comment}
          </p>
        ) : null}
        <SaidAnswers answers={voice.answers} />
      </div>
    </li>
  );
}

function Landing({ type, score }: { type: Voice['type']; score: number }) {
  const { value, text } = prepareLanding(type, score);
  const level = Math.round(value) as Level;
  return (
    <span className="mine-mark num" data-s={level}>
      {text}
      <LevelMeter level={level} name={BAND_NAMES[level]} />
    </span>
  );
}
