'use client';

import { useCallback } from 'react';
import { Button } from '@/components/ui/Button';
import { Delta } from '@/components/ui/Delta';
import { drawBlock } from '../prepare/drawing';
import type { BlockView, ExploreModel } from '../prepare/explore';
import { Drawing } from './Drawing';
import { Figure, FiguresTable } from './FiguresTable';
import { PAGE_INK } from './ink';

/** A measure of one type of question, or of all together: what all say, and what the groups say. */
export function Block({
  model,
  block,
  as,
  onNarrow,
  onPicture,
}: {
  model: ExploreModel;
  block: BlockView;
  as: 'chart' | 'table';
  onNarrow: ((key: string) => void) | null;
  onPicture: () => void;
}) {
  const { total, rows, name, rule, notes } = block;
  const draw = useCallback(
    (width: number) => drawBlock(block, model.time, width, PAGE_INK),
    [block, model.time],
  );
  return (
    <section className="sec ex-block" aria-label={name}>
      <header className="ex-head">
        <h2>{name}</h2>
        <span className="ex-total">
          <Figure shown={total.here} />
        </span>
        <span className="grow" />
        <Button size="s" onClick={onPicture}>
          Copy as image
        </Button>
      </header>
      {total.there ? (
        <div className="ex-versus">
          <span>
            <span className="mute">Compared with {model.versus}:</span> <Figure shown={total.there} />
          </span>
          {total.change ? <Delta change={total.change} /> : null}
          {total.verdict ? <span className="badge">{total.verdict}</span> : null}
        </div>
      ) : null}
      <div className="ex-body">
        {rows.length === 0 ? (
          <p className="mute ex-none">Nobody answered a question of this kind here.</p>
        ) : as === 'table' ? (
          <FiguresTable model={model} block={block} onNarrow={onNarrow} />
        ) : (
          <Drawing
            draw={draw}
            label={`${model.title}. All together: ${total.here.text ?? total.here.count}. The table has every figure.`}
          />
        )}
      </div>
      <p className="ex-note t11">
        {rule} {as === 'chart' && model.versus ? 'Hollow and pale: what it is compared with. ' : ''}
        {notes.join(' ')}
      </p>
    </section>
  );
}
