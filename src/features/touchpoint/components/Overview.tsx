'use client';

import { useMemo } from 'react';
import { Distribution } from '@/components/charts/Distribution';
import { Delta } from '@/components/ui/Delta';
import { LevelMeter } from '@/components/ui/LevelMeter';
import { dayOf } from '@/domain/evidence';
import { formatNumber } from '@/domain/format';
import { can } from '@/domain/permissions';
import { StatementsBlock } from '@/features/evidence/components/StatementsBlock';
import { NotCounted } from '@/features/flag/components/NotCounted';
import { InsightNotes } from '@/features/insight/components/InsightNotes';
import { Snippet } from '@/features/key/components/Snippet';
import { useMapEditing } from '@/features/map/components/MapEditing';
import { useNow } from '@/features/map/components/useNow';
import type { MapData } from '@/features/map/schema';
import { OpportunitiesBlock } from '@/features/opportunity/components/OpportunitiesBlock';
import { PromisesBlock } from '@/features/promise/components/PromisesBlock';
import { Comments } from '@/features/rating/components/Comments';
import { TrendBlock, TrendSparkline } from '@/features/rating/components/TrendBlock';
import {
  FEW_RULE,
  leftOutText,
  missingText,
  RANGE_NAMES,
  SATISFACTION_RULE,
  type TouchpointModel,
} from '../prepare';
import { preparePanel } from '../prepare/panel';
import { DesiredField } from './DesiredField';
import { LaneFields } from './LaneFields';

/** What is known of one touchpoint, from the figure to the words behind it. */
export function Overview({
  data,
  touchpoint,
  withLanes,
  age,
  onComments,
}: {
  data: MapData;
  touchpoint: TouchpointModel;
  /** The lanes are not in sight beside the panel. */
  withLanes: boolean;
  age: string | null;
  onComments: () => void;
}) {
  const { mayEdit, actions } = useMapEditing();
  const { source, score, change, gap, desired, heard } = touchpoint;
  const { native, others, response, patience } = useMemo(() => preparePanel(source), [source]);
  const leftOut = leftOutText(source.current.parts, score);
  const query = { workspace: data.workspace.slug, touchpointId: source.id, persona: data.persona };
  const range = RANGE_NAMES[data.range];
  const day = dayOf(useNow(60_000));
  return (
    <>
      <section className="blk" aria-label="Score">
        <div className="hero">
          <div>
            <div className="big">
              {score.text ?? '–'} <small>{score.text ? (age ?? score.interval) : ''}</small>
            </div>
            <div className="row t12 mute hero-level" title={SATISFACTION_RULE}>
              <LevelMeter
                level={score.level}
                name={score.levelName ?? 'No score'}
                hollow={score.state !== 'normal'}
              />
              <span>
                {score.levelName ? (
                  <span className="level-name">{score.levelName}</span>
                ) : (
                  <NoScore n={score.n} />
                )}
                {score.levelName ? ' · 1–5' : ''}
              </span>
            </div>
          </div>
          <TrendSparkline query={query} desired={desired} level={score.level} />
        </div>
        {native ? (
          <p className="native" title={native.rule}>
            {native.typeName === 'NPS' ? null : `${native.typeName} `}
            <b>{native.text}</b> ({native.range}){native.mean ? `, ${native.mean}` : ''}
            {native.low ? ', low' : ''} {native.change ? <Delta change={native.change} /> : null}
            <small>{native.rule}</small>
          </p>
        ) : null}
        <dl className="facts">
          <div>
            <dt>Ratings, {range}</dt>
            <dd>
              n {formatNumber(score.n)}
              {score.state === 'low' ? ' low' : ''}
            </dd>
          </div>
          <div>
            <dt>vs previous {range.replace(' days', '')}</dt>
            <dd>{change ? <Delta change={change} /> : <span className="mute">–</span>}</dd>
          </div>
          <div>
            <dt>{desired === null ? 'No desired level' : `Gap to desired ${formatNumber(desired, 1)}`}</dt>
            <dd
              className={
                gap?.clear && score.state === 'normal' ? (gap.value < 0 ? 'neg-c' : 'pos-c') : undefined
              }
            >
              {gap?.text ?? '–'}
              {gap && score.state === 'low' ? ' low' : ''}
            </dd>
          </div>
        </dl>
        {leftOut ? <p className="t12 mute">{leftOut}.</p> : null}
        {change?.direction === 'none' && patience ? <p className="t12 mute">{patience}.</p> : null}
        {native ? <Distribution parts={native.distribution} /> : null}
        <p className="t12 mute">
          {[
            response?.text,
            heard ? heard.charAt(0).toUpperCase() + heard.slice(1) : 'Never heard from a customer',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {others.map((other) => (
          <p key={other.type} className="t12 mute">
            Asked before as {other.typeName}: {other.text} ({other.range}), n {formatNumber(other.n)}. It
            counts in the satisfaction above, but scales are never mixed in a headline.
          </p>
        ))}
        {mayEdit ? (
          <DesiredField
            desired={desired}
            onChange={(level) => void actions.setLevel(source.id, 'desired', level)}
          />
        ) : null}
      </section>
      <section className="blk">
        <h3>Trend, {range}</h3>
        <TrendBlock query={query} range={data.range} desired={desired} />
      </section>
      <section className="blk">
        <h3>
          Latest comments, of any time
          <button type="button" onClick={onComments}>
            All comments
          </button>
        </h3>
        <Comments query={query} range={data.range} limit={3} />
      </section>
      <NotCounted
        workspace={data.workspace.slug}
        touchpointId={source.id}
        mayFlag={can(data.workspace.role, 'rating:flag')}
      />
      {source.insights.length > 0 || mayEdit ? (
        <section className="blk">
          <h3>Pains and delights</h3>
          <InsightNotes
            touchpointId={source.id}
            name={source.name}
            insights={source.insights}
            day={day}
            editable={mayEdit}
          />
        </section>
      ) : null}
      <StatementsBlock
        workspace={data.workspace.slug}
        map={data.id}
        touchpoint={source}
        lang={data.workspace.locale}
        day={day}
        editable={mayEdit}
      />
      <OpportunitiesBlock data={data} touchpointId={source.id} name={source.name} day={day} />
      <PromisesBlock data={data} touchpoint={source} />
      <LaneFields touchpoint={touchpoint} lang={data.workspace.locale} withLanes={withLanes} />
      {mayEdit && source.survey ? (
        <section className="blk">
          <Snippet publicKey={data.workspace.publicKey} touchpoint={source.slug} />
        </section>
      ) : null}
    </>
  );
}

function NoScore({ n }: { n: number }) {
  if (n === 0) return 'No data yet';
  return <span title={FEW_RULE}>{`Too few to show: ${missingText(n)}`}</span>;
}
