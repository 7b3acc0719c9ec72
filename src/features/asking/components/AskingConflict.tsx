import { Button } from '@/components/ui/Button';
import type { AskingField } from '../schema';
import type { AskingDrafting } from './useAskingDraft';

const NAMES: Readonly<Record<AskingField, string>> = {
  questions: 'Questions at most',
  days: 'in so many days',
  consent: 'Store nothing in browsers before consent',
  mode: 'Mode',
  accent: 'Accent',
  paper: 'Paper',
  ink: 'Ink',
  radius: 'Corners, in pixels',
  font: 'Font',
  side: 'Side of pop-over and tab',
};

const said = (field: AskingField, text: string): string =>
  field === 'consent' ? (text === '' ? 'off' : 'on') : text || 'Touchline’s own';

/** What somebody else saved of the same fields, beside what was typed here. */
export function AskingConflict({
  fields,
  drafting: { met, stored, draft, choose },
}: {
  fields: readonly AskingField[];
  drafting: AskingDrafting;
}) {
  const here = met.filter((field) => fields.includes(field));
  return (
    <div role="alert" className="asking-met empty:hidden">
      {here.length > 0 ? (
        <p>
          Somebody else changed this while you were editing. Theirs is saved, yours is not lost: choose one.
        </p>
      ) : null}
      {here.map((field) => (
        <fieldset key={field}>
          <legend>{NAMES[field]}</legend>
          <p>
            Theirs: <bdi>{said(field, stored[field])}</bdi>
          </p>
          <p>
            Yours: <bdi>{said(field, draft[field])}</bdi>
          </p>
          <div className="row">
            <Button size="s" onClick={() => choose(field, 'mine')}>
              Keep mine
            </Button>
            <Button size="s" onClick={() => choose(field, 'theirs')}>
              Take theirs
            </Button>
          </div>
        </fieldset>
      ))}
    </div>
  );
}
