import { clsx } from 'clsx';
import Link from 'next/link';
import { memo } from 'react';
import { HatchPattern } from '@/components/charts/Marks';
import { RangeMark } from '@/components/charts/RangeMark';
import { Sparkline } from '@/components/charts/Sparkline';
import { Delta } from '@/components/ui/Delta';
import { Score } from '@/components/ui/Score';
import { Segmented } from '@/components/ui/Segmented';
import { formatNumber } from '@/domain/format';
import type { Unit } from '@/domain/weeks';
import { SATISFACTION_RULE } from '@/features/touchpoint/prepare';
import type { Order, RankingModel, RankRow } from '../prepare/ranking';

const HATCH = 'ov-hatch';

const ORDER_NAMES = [
  { value: 'gap', label: 'Gap to desired' },
  { value: 'effect', label: 'Importance × gap × volume' },
] as const;

/** Every touchpoint, the one to look at first on top. */
export const Ranking = memo(function Ranking({
  ranking,
  unit,
  order,
  onOrder,
}: {
  ranking: RankingModel;
  unit: Unit;
  order: Order;
  onOrder: (order: Order) => void;
}) {
  const { rows, before, rule } = ranking;
  return (
    <section className="sec" aria-labelledby="ov-ranking">
      <header className="ov-wrapping">
        <h2 id="ov-ranking">Touchpoints</h2>
        <span className="grow" />
        <Segmented label="Order by" options={ORDER_NAMES} value={order} onChange={onOrder} />
      </header>
      <div className="ov-scroll">
        <svg width="0" height="0" className="absolute" aria-hidden="true">
          <defs>
            <HatchPattern id={HATCH} />
          </defs>
        </svg>
        <table className="tbl ov-ranking">
          <thead>
            <tr>
              <th scope="col" className="ov-wide">
                #
              </th>
              <th scope="col">Touchpoint</th>
              <th scope="col">Score</th>
              <th scope="col" className="ov-wide">
                1 to 5
              </th>
              <th scope="col" className="r">
                {order === 'gap' ? 'Gap' : 'Share'}
              </th>
              <th scope="col" className="r ov-wide">
                vs {before}
              </th>
              <th scope="col" className="r">
                n
              </th>
              <th scope="col" className="ov-wide">
                {ranking.rows[0]?.spark.length ?? 0} {unit}s
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} order={order} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="ov-note t11">
        Dashed tick: desired · bar: gap · line: 95% interval. {rule} {SATISFACTION_RULE}.
      </p>
    </section>
  );
});

function Row({ row, order }: { row: RankRow; order: Order }) {
  const { place, touchpoint, stage, href, spark, share, lack } = row;
  const { name, score, gap, change, desired } = touchpoint;
  const low = score.state === 'low';
  return (
    <tr>
      <td className="mute num ov-wide">{place ?? '–'}</td>
      <td className="ov-name">
        <Link href={href} className="m" dir="auto">
          {name}
        </Link>{' '}
        <span className="mute ov-wide" dir="auto">
          {stage}
        </span>
      </td>
      <td>{score.text === null ? <span className="mute">{lack ?? '–'}</span> : <Score score={score} />}</td>
      <td className="ov-wide">
        <RangeMark
          {...score}
          hollow={low}
          target={desired}
          below={(gap?.value ?? 0) < 0}
          hatch={HATCH}
          min={1}
          max={5}
        />
      </td>
      <td className="r num">
        {order === 'gap' ? (
          gap ? (
            <span className={clsx(gap.clear && !low && (gap.value < 0 ? 'neg-c' : gap.value > 0 && 'pos-c'))}>
              {gap.text}
            </span>
          ) : (
            <span className="mute" title={lack ?? undefined}>
              –
            </span>
          )
        ) : (
          (share ?? <span className="mute">–</span>)
        )}
      </td>
      <td className="r ov-wide">
        {change ? <Delta change={change} /> : <span className="mute">{score.n > 0 ? 'too few' : '–'}</span>}
      </td>
      <td className="r num">
        {formatNumber(score.n)} {low ? <span className="badge">low</span> : null}
      </td>
      <td className="ov-wide">
        <Sparkline points={spark} min={1} max={5} width={72} height={24} label={`${name} over time`} />
      </td>
    </tr>
  );
}
