'use client';

import { Delta } from '@/components/ui/Delta';
import { Score } from '@/components/ui/Score';
import { formatNumber } from '@/domain/format';
import { RANGE_NAMES, SATISFACTION_RULE } from '@/features/touchpoint/prepare';
import type { MapModel } from '../prepare';
import type { Range } from '../schema';

/** The curve as a table: the same figures, for whoever reads better in rows. */
export function MapTable({
  model,
  range,
  onOpen,
}: {
  model: MapModel;
  range: Range;
  onOpen: (id: string) => void;
}) {
  return (
    <table className="tbl map-table">
      <caption>
        {model.summary} Score: {SATISFACTION_RULE}.
      </caption>
      <thead>
        <tr>
          <th scope="col">Stage</th>
          <th scope="col">Touchpoint</th>
          <th scope="col">Survey</th>
          <th scope="col">Score, 1–5, 95% interval</th>
          <th scope="col" className="r">
            Ratings
          </th>
          <th scope="col" className="r">
            vs {RANGE_NAMES[range]} before
          </th>
          <th scope="col" className="r">
            Desired
          </th>
          <th scope="col" className="r">
            Gap
          </th>
          <th scope="col" className="r">
            Shown
          </th>
          <th scope="col">Heard</th>
        </tr>
      </thead>
      <tbody>
        {model.stages.map((stage) =>
          model.columns
            .slice(stage.start, stage.start + stage.span)
            .flatMap(({ touchpoint }) => (touchpoint ? [touchpoint] : []))
            .map(({ id, name, type, score, change, desired, gap, heard, source }) => (
              <tr key={id}>
                <td dir="auto">{stage.name}</td>
                <th scope="row">
                  <button type="button" className="link" dir="auto" data-open={id} onClick={() => onOpen(id)}>
                    {name}
                  </button>
                </th>
                <td>{type ?? 'None'}</td>
                <td>{score.text ? <Score score={score} /> : <NoScore state={score.state} />}</td>
                <td className="r num">
                  {formatNumber(score.n)}
                  {score.state === 'low' ? ' low' : ''}
                </td>
                <td className="r">{change ? <Delta change={change} /> : <span className="mute">–</span>}</td>
                <td className="r num">{desired === null ? '–' : formatNumber(desired, 1)}</td>
                <td className="r num">
                  {gap ? (
                    <span
                      className={gap.clear && gap.value < 0 && score.state === 'normal' ? 'neg-c' : 'ink2'}
                    >
                      {gap.text}
                    </span>
                  ) : (
                    '–'
                  )}
                </td>
                <td className="r num">{formatNumber(source.current.displays)}</td>
                <td>{heard ? heard.replace('last heard ', '') : 'Never'}</td>
              </tr>
            )),
        )}
      </tbody>
    </table>
  );
}

function NoScore({ state }: { state: 'none' | 'hidden' | 'low' | 'normal' }) {
  return <span className="mute">{state === 'hidden' ? 'Too few to show' : 'No data yet'}</span>;
}
