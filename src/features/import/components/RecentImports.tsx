'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { formatNumber } from '@/domain/format';
import { describeCounts } from '@/features/sheet/prepare';
import { useImports, useUndoImport } from '../client';

/** What undoing left in place, as a sentence; '' for nothing. */
export function keptText(kept: number): string {
  if (kept === 0) return '';
  return kept === 1
    ? ' One thing that was changed since stays as it is.'
    : ` ${formatNumber(kept)} things that were changed since stay as they are.`;
}

/** Imports of before, each with its undo. */
export function RecentImports({ workspace }: { workspace: string }) {
  const { data = [] } = useImports(workspace);
  const { undo, pending, failure } = useUndoImport(workspace);
  const [said, setSaid] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  if (data.length === 0) return null;
  return (
    <section className="import-recent" aria-label="Recent imports">
      <h2>Recent imports</h2>
      <p role="status" className="mute empty:hidden">
        {said}
      </p>
      <p role="alert" className="text-danger empty:hidden">
        {failure?.message}
      </p>
      <ul>
        {data.map(({ id, source, mapId, mapName, status, counts, createdAt }) => (
          <li key={id} className="row">
            <span className="grow">
              <b dir="auto">{source}</b>{' '}
              <span className="mute">
                {mapId ? (
                  <>
                    into <Link href={`/w/${workspace}/maps/${mapId}`}>{mapName}</Link>,{' '}
                  </>
                ) : null}
                <time dateTime={createdAt}>{createdAt.slice(0, 16).replace('T', ' ')} UTC</time>.{' '}
                {describeCounts(counts)}
              </span>
            </span>
            {status === 'undone' ? (
              <span className="mute">Undone</span>
            ) : (
              <Button
                size="s"
                busy={pending && asked === id}
                aria-label={`Undo import of ${source}`}
                onClick={() => {
                  setAsked(id);
                  undo(id, (kept) => setSaid(`The import was undone.${keptText(kept)}`));
                }}
              >
                Undo import
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
