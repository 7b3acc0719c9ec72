import { TinyBars } from '@/components/charts/TinyBars';
import { Delta } from '@/components/ui/Delta';
import { Icon } from '@/components/ui/Icon';
import { Score } from '@/components/ui/Score';
import { formatNumber } from '@/domain/format';
import { FEW_RULE, SATISFACTION_RULE } from '@/features/touchpoint/prepare';
import type { ThemeView } from '../prepare/themes';
import { Felt } from './Felt';

/** The themes, one a row. A name opens what is known of it. */
export function ThemesTable({
  rows,
  open,
  busy,
  compared,
  onOpen,
}: {
  rows: readonly ThemeView[];
  open: string | null;
  busy: boolean;
  /** Effects that are read side by side. */
  compared: number;
  onOpen: (id: string) => void;
}) {
  return (
    <div className="th-scroll" aria-busy={busy}>
      <table className="tbl th-table">
        <caption className="vh">Themes in comments</caption>
        <thead>
          <tr>
            <th scope="col">Theme</th>
            <th scope="col">Comments</th>
            <th scope="col" title={SATISFACTION_RULE}>
              Satisfaction
            </th>
            <th scope="col">Scores given with it</th>
            <th scope="col">Over time</th>
            <th scope="col">Against other comments</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} open={row.id === open} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
      <p className="th-note t11">
        Sentiment is the score each customer gave with the comment, not a guess from the words.{' '}
        {SATISFACTION_RULE}. {FEW_RULE}{' '}
        {compared > 1
          ? `${formatNumber(compared)} differences are read side by side: what is called likely allows for that (Holm). They say what goes together, not what causes it.`
          : ''}
      </p>
    </div>
  );
}

function Row({ row, open, onOpen }: { row: ThemeView; open: boolean; onOpen: (id: string) => void }) {
  const { id, name, language, pinned, hidden, merged, n, share, score, few, felt, effect, marks, trend } =
    row;
  return (
    <tr data-open={open ? '' : undefined}>
      <th scope="row">
        <button
          type="button"
          id={`theme-${id}`}
          className="link"
          aria-expanded={open}
          onClick={() => onOpen(id)}
        >
          <bdi>{name}</bdi>
        </button>
        <small className="mute">
          {pinned ? <Icon name="flag" /> : null}
          {[
            pinned ? 'Pinned' : '',
            language,
            merged.length > 0 ? `${merged.length + 1} merged` : '',
            hidden ? 'hidden' : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </th>
      <td className="num th-n">
        <b>{formatNumber(n)}</b> <span className="mute">{share}</span>
      </td>
      <td className="num">
        {few ? (
          <span className="mute">{few}</span>
        ) : (
          <Score score={score} withN={score.n !== n || score.state === 'low'} />
        )}
      </td>
      <td>{felt ? <Felt felt={felt} /> : null}</td>
      <td className="th-trend">
        <TinyBars values={marks} label={trend} />
      </td>
      <td className="num">
        {effect ? (
          <span className="th-effect">
            {effect.change ? <Delta change={effect.change} /> : null}
            {effect.interval ? <span className="mute t11">{effect.interval}</span> : null}
            <span className="mute">{effect.verdict}</span>
          </span>
        ) : null}
      </td>
    </tr>
  );
}
