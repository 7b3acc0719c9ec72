import { Delta } from '@/components/ui/Delta';
import { formatNumber } from '@/domain/format';
import { RANGE_NAMES, SATISFACTION_RULE, type TouchpointModel } from '@/features/touchpoint/prepare';
import type { Range } from '../schema';
import { CURVE, yOf } from './geometry';

const WIDTH = 248;

/** The exact figures of one touchpoint, beside its point. */
export function CurveTip({
  touchpoint,
  at,
  total,
  range,
}: {
  touchpoint: TouchpointModel;
  /** Its place, and the width of the whole curve. */
  at: number;
  total: number;
  range: Range;
}) {
  const { name, score, change, gap, desired, heard, type } = touchpoint;
  const y = yOf(score.value ?? desired ?? 3);
  const left = at + 20 + WIDTH > total && at > WIDTH ? at - 20 - WIDTH : at + 20;
  return (
    <div
      className="curve-tip"
      style={{ left, top: Math.min(Math.max(4, y - 40), CURVE.height - 150) }}
      aria-hidden="true"
    >
      <div className="row">
        <b dir="auto">{name}</b>
        {score.levelName ? <span className="mute">{score.levelName}</span> : null}
      </div>
      <dl>
        <dt>Satisfaction</dt>
        <dd>
          {score.text ? (
            <>
              <b>{score.text}</b> {score.interval}
            </>
          ) : score.state === 'hidden' ? (
            'Too few to show'
          ) : (
            'No data yet'
          )}
        </dd>
        <dt>Ratings</dt>
        <dd>
          {formatNumber(score.n)}
          {score.state === 'low' ? ', low' : ''}
          {type ? ` · ${type}` : ''}
        </dd>
        {change ? (
          <>
            <dt>vs {RANGE_NAMES[range]} before</dt>
            <dd>
              <Delta change={change} />
            </dd>
          </>
        ) : null}
        <dt>Desired</dt>
        <dd>
          {desired === null ? 'Not set' : formatNumber(desired, 1)}
          {gap ? ` · ${gap.text}${gap.clear ? '' : ', within the interval'}` : ''}
        </dd>
        {heard ? (
          <>
            <dt>Heard</dt>
            <dd>{heard.replace('last heard ', '')}</dd>
          </>
        ) : null}
      </dl>
      {score.text ? <small className="mute">{SATISFACTION_RULE}</small> : null}
    </div>
  );
}
