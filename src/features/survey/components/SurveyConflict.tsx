import { Button } from '@/components/ui/Button';
import { type Choices, type SurveyDraft, type SurveyField, TYPE_HINTS } from './survey';

const NAMES: Readonly<Record<SurveyField, string>> = {
  type: 'Type',
  question: 'Question',
  low: 'Low end',
  high: 'High end',
  followUp: 'Follow-up question',
  thanks: 'Thanks',
};

const said = ({ type, texts }: SurveyDraft, field: SurveyField): string =>
  (field === 'type' ? TYPE_HINTS[type].name : texts[field]) || 'nothing';

/** What somebody else saved of the same fields. All of them are asked for before anything is sent again. */
export function SurveyConflict({
  fields,
  draft,
  theirs,
  choices,
  onChoose,
}: {
  fields: readonly SurveyField[];
  draft: SurveyDraft;
  theirs: SurveyDraft;
  choices: Choices;
  onChoose: (field: SurveyField, whose: 'mine' | 'theirs') => void;
}) {
  return (
    <div className="survey-warning" role="alert">
      <p>
        Somebody else changed this while you were editing. Theirs is saved, yours is not lost: choose one
        {fields.length > 1 ? ' for each' : ''}.
      </p>
      {fields.map((field) => (
        <fieldset key={field} className="survey-conflict">
          <legend>{NAMES[field]}</legend>
          <p>
            Theirs: <bdi>{said(theirs, field)}</bdi>
          </p>
          <p>
            Yours: <bdi>{said(draft, field)}</bdi>
          </p>
          <div className="row">
            <Button
              size="s"
              kind={choices[field] === 'mine' || fields.length === 1 ? 'primary' : 'plain'}
              aria-pressed={fields.length > 1 ? choices[field] === 'mine' : undefined}
              onClick={() => onChoose(field, 'mine')}
            >
              Keep mine
            </Button>
            <Button
              size="s"
              kind={choices[field] === 'theirs' ? 'primary' : 'plain'}
              aria-pressed={fields.length > 1 ? choices[field] === 'theirs' : undefined}
              onClick={() => onChoose(field, 'theirs')}
            >
              Take theirs
            </Button>
          </div>
        </fieldset>
      ))}
    </div>
  );
}
