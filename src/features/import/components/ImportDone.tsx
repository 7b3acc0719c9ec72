'use client';

import Link from 'next/link';
import { Button, buttonClass } from '@/components/ui/Button';
import { describeCounts } from '@/features/sheet/prepare';
import type { ImportCounts } from '@/features/sheet/schema';
import { useUndoImport } from '../client';
import { keptText } from './RecentImports';

/** What came of an import, and the one step that takes it back. */
export function ImportDone({
  workspace,
  result,
  back,
  onAnother,
}: {
  workspace: string;
  result: { id: string; mapId: string | null; counts: ImportCounts };
  back: string | null;
  onAnother: () => void;
}) {
  const { undo, pending, failure, undone } = useUndoImport(workspace);
  return (
    <section className="import-done" tabIndex={-1} aria-label="Result">
      <h2 role="status">
        {undone
          ? `The import was undone.${keptText(undone.kept)}`
          : `Imported: ${describeCounts(result.counts)}.`}
      </h2>
      <p role="alert" className="text-danger empty:hidden">
        {failure?.message}
      </p>
      <div className="row">
        {undone ? (
          <Button kind="primary" onClick={onAnother}>
            Import again
          </Button>
        ) : (
          <>
            <Link className={buttonClass('primary')} href={back ?? `/w/${workspace}/maps/${result.mapId}`}>
              {back ? 'Go on setting up' : 'Open the map'}
            </Link>
            <Button busy={pending} onClick={() => undo(result.id)}>
              Undo import
            </Button>
            <Button kind="ghost" onClick={onAnother}>
              Import more
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
