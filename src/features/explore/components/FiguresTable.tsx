import { clsx } from 'clsx';
import { Delta } from '@/components/ui/Delta';
import { LevelMeter } from '@/components/ui/LevelMeter';
import { BAND_NAMES } from '@/domain/satisfaction';
import { type BlockView, BY_NAMES, type ExploreModel, type RowView } from '../prepare/explore';
import type { ShownView } from '../prepare/measure';

/** The figures of a block, and what they rest on. A name narrows all of the page to it. */
export function FiguresTable({
  model,
  block,
  onNarrow,
}: {
  model: ExploreModel;
  block: BlockView;
  /** Null where what is told apart is no filter. */
  onNarrow: ((key: string) => void) | null;
}) {
  const compared = model.versus !== null;
  const tested = compared && block.rows.some(({ verdict }) => verdict !== null);
  return (
    <div className="ex-scroll">
      <table className="tbl ex-table">
        <caption className="vh">
          {block.name}, {model.title}
        </caption>
        <thead>
          <tr>
            <th scope="col">{BY_NAMES[model.by]}</th>
            <th scope="col" title={block.rule}>
              {compared ? 'These' : block.name}
            </th>
            {compared ? <th scope="col">Compared</th> : null}
            {tested ? <th scope="col">Difference</th> : null}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <Row key={row.key} row={row} compared={compared} tested={tested} onNarrow={onNarrow} />
          ))}
        </tbody>
        <tfoot>
          <Row row={block.total} compared={compared} tested={tested} onNarrow={null} />
        </tfoot>
      </table>
    </div>
  );
}

function Row({
  row: { key, label, detail, narrows, here, there, change, verdict },
  compared,
  tested,
  onNarrow,
}: {
  row: RowView;
  compared: boolean;
  tested: boolean;
  onNarrow: ((key: string) => void) | null;
}) {
  return (
    <tr>
      <th scope="row">
        {onNarrow && narrows ? (
          <button
            type="button"
            className="link"
            title={`Look at ${label} only`}
            onClick={() => onNarrow(key)}
          >
            <bdi>{label}</bdi>
          </button>
        ) : (
          <bdi>{label}</bdi>
        )}
        {detail ? (
          <small className="mute">
            <bdi>{detail}</bdi>
          </small>
        ) : null}
      </th>
      <td>
        <Figure shown={here} />
      </td>
      {compared ? <td>{there ? <Figure shown={there} /> : null}</td> : null}
      {tested ? (
        <td>
          {change ? <Delta change={change} /> : null} <span className="mute t12">{verdict}</span>
        </td>
      ) : null}
    </tr>
  );
}

/** Level, value, interval, n, in this order. */
export function Figure({ shown: { state, text, interval, count, level } }: { shown: ShownView }) {
  if (text === null) return <span className="mute num">{count}</span>;
  return (
    <span className={clsx('score num', state === 'low' && 'low')} data-s={level ?? undefined}>
      {level ? <LevelMeter level={level} name={BAND_NAMES[level]} hollow={state === 'low'} /> : null}
      <b>{text}</b>
      {interval ? <span className="ci">{interval}</span> : null}
      {count ? <span className="n">{count}</span> : null}
    </span>
  );
}
