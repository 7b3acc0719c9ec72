'use client';

import { clsx } from 'clsx';
import { memo } from 'react';
import { ROLES } from '@/features/map/components/roles';
import type { MapInsight } from '@/features/map/schema';

const KIND_NAMES: Readonly<Record<MapInsight['kind'], string>> = {
  pain: 'Pain point',
  delight: 'Delight',
  barrier: 'Barrier',
};

/** Mark of a note: up for a delight, down for a pain point, a bar for a barrier. */
export function InsightMark({ kind }: { kind: MapInsight['kind'] }) {
  return (
    <svg
      className={clsx('note', kind === 'delight' ? 'pos-c' : kind === 'pain' ? 'neg-c' : 'ink2')}
      viewBox="0 0 8 8"
      role="img"
      aria-label={KIND_NAMES[kind]}
    >
      <path
        d={
          kind === 'delight' ? 'M4 .5 7.7 7H.3z' : kind === 'pain' ? 'M4 7.5 .3 1h7.4z' : 'M.5 2.8h7v2.4h-7z'
        }
      />
    </svg>
  );
}

/** Pain points, delights and barriers noted at one touchpoint. */
export const InsightCell = memo(function InsightCell({
  id,
  insights,
  row,
  index,
  endsStage,
  lang,
}: {
  id: string;
  insights: readonly MapInsight[];
  row: number;
  index: number;
  endsStage: boolean;
  lang: string;
}) {
  return (
    <div
      {...ROLES.cell}
      className={clsx('cell', endsStage && 'se')}
      data-cell={`${row}:${index}`}
      data-touchpoint={id}
      lang={lang}
      style={{ gridRow: row + 1, gridColumn: index + 2 }}
    >
      {insights.length === 0 ? (
        <span className="mute">None noted</span>
      ) : (
        <div className="pd">
          {insights.map(({ id, kind, text, assumption }) => (
            <Note key={id} kind={kind} text={text} assumption={assumption} />
          ))}
        </div>
      )}
    </div>
  );
});

function Note({ kind, text, assumption }: Omit<MapInsight, 'id'>) {
  return (
    <>
      <InsightMark kind={kind} />
      <span>
        <bdi>{text}</bdi>
        {assumption ? <em> assumed</em> : null}
      </span>
    </>
  );
}
