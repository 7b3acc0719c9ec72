import { memo } from 'react';
import { Sparkline } from '@/components/charts/Sparkline';
import { Delta } from '@/components/ui/Delta';
import type { FigureView } from '../prepare/figures';

/** The key scores in a strip: value, interval, change, n. */
export const Figures = memo(function Figures({ figures }: { figures: readonly FigureView[] }) {
  return (
    <section className="sec ov-figures" aria-label="Key scores">
      {figures.map((figure) => (
        <Figure key={figure.key} figure={figure} />
      ))}
    </section>
  );
});

function Figure({ figure }: { figure: FigureView }) {
  const { name, state, text, interval, detail, count, change, verdict, rule, spark } = figure;
  return (
    <div className="ov-figure" data-state={state} title={rule}>
      <h2>{name}</h2>
      <p className="ov-value num">
        {text === null ? (
          <b className="ov-unknown">{state === 'hidden' ? 'Too few to show' : 'No data yet'}</b>
        ) : null}
        {text === null ? null : (
          <>
            <b>{text}</b> <span>{interval}</span>
          </>
        )}
      </p>
      <p className="ov-facts num">
        {change ? <Delta change={change} /> : null}
        {verdict ? <span className="badge">{verdict}</span> : null}
        <span className="mute">
          {count}
          {state === 'low' ? ' low' : ''}
        </span>
        {detail ? <span className="mute">{detail}</span> : null}
      </p>
      <span className="ov-spark">
        <Sparkline {...spark} dot width={108} height={36} />
      </span>
    </div>
  );
}
