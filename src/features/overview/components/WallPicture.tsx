import { Sparkline } from '@/components/charts/Sparkline';
import { Delta } from '@/components/ui/Delta';
import { Icon } from '@/components/ui/Icon';
import { LevelMeter } from '@/components/ui/LevelMeter';
import type { FigureView } from '../prepare/figures';
import type { WallRow, WallView } from '../prepare/wall';

/** One picture of the wallboard. */
export function WallPicture({ view }: { view: WallView }) {
  switch (view.kind) {
    case 'figures':
      return (
        <ul className="wall-figures">
          {view.figures.map((figure) => (
            <Figure key={figure.key} figure={figure} />
          ))}
        </ul>
      );
    case 'rows':
      return (
        <>
          <ol className="wall-rows">
            {view.rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ol>
          <p className="wall-rule">{view.rule}</p>
        </>
      );
    case 'concerns':
      return (
        <ol className="wall-rows">
          {view.concerns.map(({ key, mark, title, badge, text }) => (
            <li key={key} className="wall-concern">
              <Icon name={mark === 'down' ? 'flag' : mark === 'absent' ? 'help' : 'more'} />
              <span className="wall-name">
                <bdi>{title}</bdi>
                <small dir="auto">{text}</small>
              </span>
              <span className="wall-badge">{badge}</span>
            </li>
          ))}
        </ol>
      );
  }
}

function Figure({ figure }: { figure: FigureView }) {
  const { name, state, text, interval, count, change, verdict, spark } = figure;
  return (
    <li data-state={state}>
      <h3>{name}</h3>
      <p className="wall-value num">
        <b>{text ?? (state === 'hidden' ? 'Too few' : 'No data')}</b>
        <span>{interval}</span>
      </p>
      <p className="wall-facts num">
        {change ? <Delta change={change} /> : null}
        <span>
          {count}
          {state === 'low' ? ' low' : ''}
        </span>
        {verdict ? <span>{verdict}</span> : null}
      </p>
      <Sparkline {...spark} dot width={216} height={56} />
    </li>
  );
}

function Row({ row: { name, detail, score, count, gap, change } }: { row: WallRow }) {
  return (
    <li data-state={score.state}>
      <LevelMeter level={score.level} name={score.levelName ?? 'No score'} hollow={score.state === 'low'} />
      <span className="wall-name">
        <bdi>{name}</bdi>
        {detail ? <small dir="auto">{detail}</small> : null}
      </span>
      <span className="wall-score num">
        <b>{score.text ?? '–'}</b>
        <small>
          {score.interval ? `${score.interval}, ` : ''}
          {count}
          {score.state === 'low' ? ' low' : ''}
        </small>
      </span>
      <span className="wall-gap num">
        <span aria-hidden="true">{gap?.text}</span>
        <span className="vh">{gap?.label}</span>
      </span>
      {change ? <Delta change={change} /> : <span />}
    </li>
  );
}
