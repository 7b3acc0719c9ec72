import { clsx } from 'clsx';
import Link from 'next/link';
import { memo } from 'react';
import { Score } from '@/components/ui/Score';
import { AVERAGE_RULE } from '@/features/stage/prepare';
import type { HeatModel } from '../prepare/heat';

const STEPS = ['under 2.7', '2.7', '3.3', '3.9', '4.4 and up'];

/** Stages down, weeks across: where and when it was good or bad. A table, with its colours beside its figures. */
export const Heatmap = memo(function Heatmap({
  heat: { unit, heads, rows, total },
  href,
}: {
  heat: HeatModel;
  href: string;
}) {
  return (
    <section className="sec" aria-labelledby="ov-heat">
      <header>
        <h2 id="ov-heat" className="flex-none">
          Stage by {unit}
        </h2>
        <p className="ov-wide trunc" title={AVERAGE_RULE}>
          satisfaction, 1–5
        </p>
        <span className="grow" />
        <div className="ov-legend" aria-hidden="true">
          {STEPS.map((step, index) => (
            <span key={step}>
              <i data-heat={index + 1} />
              {step}
            </span>
          ))}
          <span>
            <i data-heat="low" />n under 30
          </span>
        </div>
      </header>
      <div className="body">
        <div className="ov-scroll">
          <table className="ov-heat">
            <thead>
              <tr>
                <th scope="col">
                  <span className="vh">Stage</span>
                </th>
                {heads.map(({ key, short, span }) => (
                  <th key={key} scope="col" title={span}>
                    <span aria-hidden="true">{short}</span>
                    <span className="vh">{span}</span>
                  </th>
                ))}
                <th scope="col" className="ov-total">
                  {total}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, name, cells, total }) => (
                <tr key={id}>
                  <th scope="row" title={name}>
                    <Link href={href} dir="auto">
                      {name}
                    </Link>
                  </th>
                  {cells.map(({ key, state, text, level, title }) => (
                    <td
                      key={key}
                      title={title}
                      data-heat={state === 'normal' ? level : state}
                      className={clsx(state !== 'none' && 'ov-cell')}
                    >
                      {text || <span className="vh">no ratings</span>}
                      {state === 'low' ? <span className="vh"> low</span> : null}
                    </td>
                  ))}
                  <td className="ov-total">
                    {total.score.text === null ? (
                      <span className="mute">{total.count}</span>
                    ) : (
                      <Score score={{ ...total.score, interval: null }} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
});
