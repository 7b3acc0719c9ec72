'use client';

import { Dialog } from '@/components/ui/Dialog';
import { SingleKeys } from '@/features/account/components/SingleKeys';
import { useSingleKeys } from '@/lib/use-single-keys';
import { commandKey } from './keys';

interface Key {
  keys: readonly string[];
  does: string;
  edits?: boolean;
  /** Works by itself, and not where such keys are turned off. */
  single?: boolean;
}

/** `⌘` stands for the command key of the machine. */
const KEYS: readonly { title: string; keys: readonly Key[] }[] = [
  {
    title: 'Get around',
    keys: [
      { keys: ['←', '→', '↑', '↓'], does: 'From cell to cell' },
      { keys: ['Home', 'End'], does: 'First and last cell; with Ctrl of the map' },
      { keys: ['Enter'], does: 'Open the touchpoint; while editing, edit the text' },
      { keys: ['/'], does: 'Find a touchpoint', single: true },
      { keys: ['⌘', 'K'], does: 'Find or do anything' },
      { keys: ['L'], does: 'Next lens; with Shift the one before', single: true },
      { keys: ['D'], does: 'Discuss what is under the focus', single: true },
      { keys: ['T'], does: 'The curve as a table, and back', single: true },
      { keys: ['Esc'], does: 'Select nothing, close the panel, give up typing' },
      { keys: ['?'], does: 'These keys', single: true },
    ],
  },
  {
    title: 'Write',
    keys: [
      { keys: ['F2'], does: 'Edit the text under the focus; a double click does the same', edits: true },
      { keys: ['Enter'], does: 'Save and go down; with Shift up', edits: true },
      { keys: ['Tab'], does: 'Save and go right; with Shift left', edits: true },
      { keys: ['Alt', 'Enter'], does: 'A new line', edits: true },
      {
        keys: ['1', '…', '5'],
        does: 'On a feeling: the face, from very unhappy to very happy',
        edits: true,
        single: true,
      },
      { keys: ['⌘', 'Z'], does: 'Undo one’s own last edit; with Shift, or Ctrl Y, redo it', edits: true },
    ],
  },
  {
    title: 'Arrange',
    keys: [
      { keys: ['N'], does: 'New touchpoint after the one in focus', edits: true, single: true },
      { keys: ['Space'], does: 'On a head: take it up; arrows move it, Space puts it down', edits: true },
      { keys: ['Alt', '←', '→'], does: 'On a head: move it by one', edits: true },
      { keys: ['Shift', 'F10'], does: 'On a head: move, phase, delete', edits: true },
      { keys: ['Delete'], does: 'On a head: delete, with Undo', edits: true },
    ],
  },
  {
    title: 'Several at once',
    keys: [
      { keys: ['Shift', '←', '→'], does: 'On a head: select the next one too' },
      { keys: ['X'], does: 'Select, or select no more', single: true },
      { keys: ['⌘', 'A'], does: 'Select the stage; again, the map' },
      { keys: ['⌘', 'C'], does: 'Copy touchpoints' },
      { keys: ['⌘', 'V'], does: 'Paste touchpoints, or lines of text as touchpoints', edits: true },
    ],
  },
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
  const singleKeys = useSingleKeys();
  return (
    <Dialog open={open} onClose={onClose} title="Keys">
      <SingleKeys />
      {KEYS.map(({ title, keys }) => {
        const shown = keys.filter(({ edits, single }) => (mayEdit || !edits) && (singleKeys || !single));
        return shown.length === 0 ? null : (
          <section key={title} className="keys-group">
            <h3>{title}</h3>
            <dl className="keys-list">
              {shown.map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key} className="kbd">
                        {key === '⌘' ? commandKey() : key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </Dialog>
  );
}
