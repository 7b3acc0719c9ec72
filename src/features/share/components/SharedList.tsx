import { Delta } from '@/components/ui/Delta';
import { Score } from '@/components/ui/Score';
import { formatNumber } from '@/domain/format';
import { GapLine } from '@/features/desired/components/GapLine';
import { tellGap } from '@/features/desired/prepare/gaps';
import { isOwn } from '@/features/lane/schema';
import type { MapModel } from '@/features/map/prepare';
import type { MapData, MapTouchpoint } from '@/features/map/schema';
import { AverageCount } from '@/features/stage/components/AverageCount';
import type { TouchpointModel } from '@/features/touchpoint/prepare';
import { commentCount } from '../prepare';
import type { SharedMap } from '../schema';
import { SharedComments } from './SharedComments';

/** It scrolls, so the keyboard must reach it. */
const SCROLLS = { role: 'region', 'aria-label': 'Stages and touchpoints', tabIndex: 0 };

/** The journey down the page, with all its words. */
export function SharedList({
  data,
  model,
  numbers,
  comments,
}: {
  data: MapData;
  model: MapModel;
  numbers: boolean;
  comments: SharedMap['comments'];
}) {
  return (
    <div className="shared-list" {...SCROLLS}>
      {model.stages.map((stage) => (
        <section key={stage.id} aria-label={stage.name}>
          <header>
            <h2 dir="auto">{stage.name}</h2>
            {numbers ? <Score score={stage.score} /> : null}
            {numbers ? <AverageCount average={stage} /> : null}
          </header>
          {stage.goal ? (
            <p className="mute" dir="auto">
              {stage.goal}
            </p>
          ) : null}
          {model.columns.slice(stage.start, stage.start + stage.span).map(({ key, touchpoint }) =>
            touchpoint ? (
              <article key={key}>
                <h3 dir="auto">{touchpoint.name}</h3>
                {numbers ? (
                  <p className="row t12 mute num">
                    <Score score={touchpoint.score} />
                    <span>{touchpoint.count}</span>
                    {touchpoint.change ? <Delta change={touchpoint.change} /> : null}
                    <span>{touchpoint.heard ?? 'nobody heard yet'}</span>
                  </p>
                ) : null}
                {numbers && touchpoint.desired !== null ? <Gap touchpoint={touchpoint} /> : null}
                <Facts data={data} touchpoint={touchpoint.source} />
                {comments?.[touchpoint.id] ? (
                  <details>
                    <summary>Comments ({commentCount(comments[touchpoint.id])})</summary>
                    <SharedComments comments={comments[touchpoint.id] ?? []} range={data.range} />
                  </details>
                ) : null}
              </article>
            ) : (
              <p key={key} className="mute">
                No touchpoint yet
              </p>
            ),
          )}
        </section>
      ))}
    </div>
  );
}

function Gap({ touchpoint: { desired, source } }: { touchpoint: TouchpointModel }) {
  return (
    <p className="t12 mute">
      <span className="num">desired {formatNumber(desired ?? 0, 1)}</span> ·{' '}
      <GapLine gap={tellGap(source.current.parts, desired, true)} />
    </p>
  );
}

/** What the visible lanes say, as far as they say anything. */
function Facts({ data, touchpoint }: { data: MapData; touchpoint: MapTouchpoint }) {
  const facts = data.lanes.flatMap((lane) => {
    const said = lane.hidden ? [] : saidIn(data, touchpoint, lane);
    return said.length > 0 ? [{ id: lane.id, name: lane.name, said }] : [];
  });
  if (facts.length === 0) return null;
  return (
    <dl>
      {facts.map(({ id, name, said }) => (
        <div key={id}>
          <dt dir="auto">{name}</dt>
          {said.map((text) => (
            <dd key={text} dir="auto">
              {text}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function saidIn(data: MapData, touchpoint: MapTouchpoint, lane: MapData['lanes'][number]): string[] {
  const { values, insights, department } = touchpoint;
  if (isOwn(lane.kind)) {
    const { text, number } = values[lane.id] ?? {};
    const shown = lane.kind === 'emotion' || number === undefined ? '' : `${number} ${lane.unit}`.trim();
    return [shown, ...(text ?? '').split('\n')].filter(Boolean);
  }
  switch (lane.kind) {
    case 'doing':
    case 'thinking':
    case 'feeling':
    case 'channel':
    case 'purpose':
      return [touchpoint[lane.kind]].filter(Boolean);
    case 'department':
      return department ? [department.name] : [];
    case 'insights':
      return insights.map(({ text, evidence }) => (evidence === 0 ? `${text} (assumed)` : text));
    case 'opportunities':
      return data.opportunities
        .filter(({ touchpointIds }) => touchpointIds.includes(touchpoint.id))
        .map(({ title }) => title);
    case 'momentOfTruth':
      return touchpoint.momentOfTruth ? ['Yes'] : [];
    case 'importance':
    case 'businessImportance':
      return touchpoint[lane.kind] === null ? [] : [`${touchpoint[lane.kind]} of 5`];
    default:
      return [];
  }
}
