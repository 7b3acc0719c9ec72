import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';
import type { SaveOutcome } from '@/components/ui/draft';
import { EditableText } from '@/components/ui/EditableText';
import { useToast } from '@/components/ui/Toast';
import { NAME_LENGTH } from '@/contract/limits';

/** One entry of such a page: its name, edited where it stands, the way to be rid of it, and what else is said of it. */
export function Entry({
  what,
  id,
  name,
  mayEdit,
  rename,
  remove,
  children,
}: {
  /** "persona" */
  what: string;
  id: string;
  name: string;
  mayEdit: boolean;
  rename: (value: string, base: string) => Promise<SaveOutcome>;
  remove: {
    verb: 'Delete' | 'Archive';
    /** A problem as a sentence; null when it is done. */
    run: () => Promise<string | null>;
    /** What is said then. */
    done: string;
    undo: () => Promise<string | null>;
  };
  children: ReactNode;
}) {
  const toast = useToast();
  const drop = async () => {
    const problem = await remove.run();
    if (problem) return toast(problem);
    const undo = () => void remove.undo().then((refused) => (refused ? toast(refused) : undefined));
    toast(remove.done, { label: 'Undo', run: undo });
  };
  return (
    <li className="entry" id={id} tabIndex={-1} aria-label={name}>
      <div className="entry-name">
        <EditableText
          value={name}
          label={what.charAt(0).toUpperCase() + what.slice(1)}
          placeholder={`Name the ${what}`}
          editable={mayEdit}
          draftKey={`${what}:${id}:name`}
          save={rename}
          maxLength={NAME_LENGTH}
        />
      </div>
      {mayEdit ? (
        <Button size="s" kind="ghost" aria-label={`${remove.verb} ${name}`} onClick={() => void drop()}>
          {remove.verb}
        </Button>
      ) : null}
      {children}
    </li>
  );
}

/** What a refused or failed save says; null when it was saved. */
export const problemOf = (outcome: SaveOutcome): string | null =>
  outcome.kind === 'saved' ? null : outcome.message;
