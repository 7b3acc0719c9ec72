'use client';

import { Dialog } from '@/components/ui/Dialog';

const KEYS: readonly { keys: readonly string[]; does: string; edits?: boolean }[] = [
  { keys: ['←', '→'], does: 'Touchpoint before, after' },
  { keys: ['↑', '↓'], does: 'Lane above, below' },
  { keys: ['Enter'], does: 'Open the touchpoint; while editing, edit the text' },
  { keys: ['Esc'], does: 'Close the panel, give up typing' },
  { keys: ['T'], does: 'The curve as a table, and back' },
  { keys: ['F2'], does: 'Edit the text under the focus', edits: true },
  { keys: ['N'], does: 'New touchpoint after the one in focus', edits: true },
  { keys: ['Alt', '←', '→'], does: 'On a head: move the touchpoint or stage', edits: true },
  { keys: ['Shift', 'F10'], does: 'On a head: move, phase, delete', edits: true },
  { keys: ['Delete'], does: 'On a head: delete, with Undo', edits: true },
  { keys: ['1', '…', '5'], does: 'On a feeling: the face, from very unhappy to very happy', edits: true },
  { keys: ['⌘ or Ctrl', 'Z'], does: 'Undo the last edit', edits: true },
  { keys: ['?'], does: 'These keys' },
];

/** All keys of the map. */
export function KeysDialog({
  open,
  onClose,
  mayEdit,
}: {
  open: boolean;
  onClose: () => void;
  mayEdit: boolean;
}) {
  return (
    <Dialog open={open} onClose={onClose} title="Keys">
      <dl className="keys-list">
        {KEYS.filter(({ edits }) => mayEdit || !edits).map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key} className="kbd">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
