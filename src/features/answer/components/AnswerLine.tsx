import { clsx } from 'clsx';
import { memo, type Ref } from 'react';
import { LevelMeter } from '@/components/ui/LevelMeter';
import { formatCount } from '@/domain/format';
import { momentOf } from '@/features/history/components/when';
import { prepareLine } from '../prepare';
import type { AnswerRow } from '../schema';
import { Found } from './Found';
import { ROLES } from './roles';

interface AnswerLineProps {
  row: AnswerRow;
  index: number;
  /** Where it stands among the rows that are drawn, in pixels. */
  start: number;
  active: boolean;
  open: boolean;
  chosen: boolean;
  words: readonly string[];
  tags: ReadonlyMap<string, string>;
  timeZone: string;
  age: string;
  mayChoose: boolean;
  measure: Ref<HTMLDivElement>;
  onToggle: (id: string, through: boolean) => void;
}

/** One answer, as a row of the table or, where there is little room, as a card. */
export const AnswerLine = memo(function AnswerLine(props: AnswerLineProps) {
  const { row, index, start, active, open, chosen, words, tags, timeZone, age, mayChoose } = props;
  const { measure, onToggle } = props;
  const { id, touchpoint, comment, said, persona, answeredAt, locale, tags: own } = row;
  const { score, level, levelName, told, came, left } = prepareLine(row);
  const when = momentOf(answeredAt, timeZone);
  const named = own.flatMap((tag) => tags.get(tag) ?? []);
  return (
    <div
      ref={measure}
      id={`rating-${id}`}
      data-index={index}
      className={clsx('an-row', open && 'open', chosen && 'chosen', left && 'left')}
      style={{ transform: `translateY(${start}px)` }}
      {...ROLES.row(index, active, mayChoose ? chosen : null)}
      aria-current={open ? 'true' : undefined}
    >
      {mayChoose ? (
        <div {...ROLES.cell} className="an-pick">
          <label>
            <input
              type="checkbox"
              tabIndex={-1}
              checked={chosen}
              aria-label={`Choose the rating of ${when}`}
              onChange={({ nativeEvent }) =>
                onToggle(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
              }
            />
          </label>
        </div>
      ) : null}
      <div {...ROLES.cell} className="an-when">
        <time dateTime={answeredAt} title={when}>
          {age}
        </time>
      </div>
      <div {...ROLES.cell} className="an-score num" data-s={level ?? undefined} title={levelName}>
        <span aria-hidden="true">{score ?? '·'}</span>
        <span aria-hidden="true">
          <LevelMeter level={level} name="" />
        </span>
        <span className="vh">{told}</span>
      </div>
      <div {...ROLES.cell} className="an-at trunc">
        <bdi>{touchpoint.name}</bdi>
        {touchpoint.deleted ? <span className="mute"> (deleted)</span> : null}
      </div>
      <div {...ROLES.cell} className="an-said">
        {comment ? (
          <p dir="auto" lang={locale ?? undefined}>
            <Found text={comment} words={words} />
          </p>
        ) : (
          <span className="mute">{said > 0 ? formatCount(said, 'answer') : 'No comment'}</span>
        )}
      </div>
      <div {...ROLES.cell} className="an-tags">
        {left ? <span className="badge line">Not counted</span> : null}
        {named.slice(0, 2).map((name) => (
          <span key={name} className="badge trunc" dir="auto">
            {name}
          </span>
        ))}
        {named.length > 2 ? <span className="mute t11">+{named.length - 2}</span> : null}
      </div>
      <div {...ROLES.cell} className="an-who trunc mute">
        {persona ? <bdi>{persona.name}</bdi> : null}
      </div>
      <div {...ROLES.cell} className="an-came trunc mute">
        {came}
      </div>
    </div>
  );
});
