'use client';

import { Button } from '@/components/ui/Button';
import { keyName } from './keys';

/** Takes back one's own last edit of the map, and makes it again, where there is one. */
export function UndoButtons({
  next,
  onUndo,
  onRedo,
}: {
  /** What would be undone, and done again. */
  next: { undo: string | null; redo: string | null };
  onUndo: () => void;
  onRedo: () => void;
}) {
  return (
    <>
      {next.undo ? (
        <Button size="s" kind="ghost" onClick={onUndo} title={`Undo: ${next.undo}`}>
          Undo <span className="kbd">{keyName('Z')}</span>
        </Button>
      ) : null}
      {next.redo ? (
        <Button size="s" kind="ghost" onClick={onRedo} title={`Redo: ${next.redo}`}>
          Redo
        </Button>
      ) : null}
    </>
  );
}
