import Link from 'next/link';
import { memo } from 'react';
import { Delta } from '@/components/ui/Delta';
import { Score } from '@/components/ui/Score';
import { AVERAGE_RULE } from '@/features/stage/prepare';
import type { BoardModel } from '../prepare/boards';

/** Channels or departments side by side. */
export const Board = memo(function Board({
  id,
  title,
  what,
  before,
  board: { rows, findings, rule, href },
}: {
  id: string;
  title: string;
  /** Head of the first column. */
  what: string;
  before: string;
  board: BoardModel;
}) {
  return (
    <section className="sec" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <span className="cnt">{rows.length}</span>
      </header>
      {rows.length === 0 ? (
        <p className="mute ov-calm">Nothing is named on this map yet.</p>
      ) : (
        <div className="ov-scroll">
          <table className="tbl ov-board">
            <thead>
              <tr>
                <th scope="col">{what}</th>
                <th scope="col" title={AVERAGE_RULE}>
                  Satisfaction
                </th>
                <th scope="col" className="r">
                  vs {before}
                </th>
                <th scope="col" className="r">
                  Below desired
                </th>
                <th scope="col" className="r">
                  Response
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(
                ({
                  id,
                  name,
                  href: own,
                  touchpoints,
                  average,
                  change,
                  verdict,
                  short,
                  response,
                  barrier,
                }) => (
                  <tr key={id}>
                    <th scope="row">
                      <Link href={own ?? href} dir="auto">
                        {name}
                      </Link>
                      <small>
                        {touchpoints}
                        {barrier ? `: ${barrier}` : ''}
                      </small>
                    </th>
                    <td>
                      <Score score={average.score} />
                      <small className="num">
                        {average.count}
                        {average.hidden ? `, ${average.hidden}` : ''}
                      </small>
                    </td>
                    <td className="r">
                      {change ? (
                        <Delta change={change} />
                      ) : (
                        <span className="mute" title={verdict ?? undefined}>
                          {verdict?.split(',')[0] ?? '–'}
                        </span>
                      )}
                    </td>
                    <td className="r num">{short ?? <span className="mute">–</span>}</td>
                    <td className="r num">{response}</td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </div>
      )}
      {findings.length + rule.length > 0 ? (
        <p className="ov-note t12">
          {findings.join(' ')} {rule}
        </p>
      ) : null}
    </section>
  );
});
