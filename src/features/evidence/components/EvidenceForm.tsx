'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Segmented } from '@/components/ui/Segmented';
import { uploadFile, useEvidenceEdits } from '../client';
import { numberOf } from '../prepare';
import type { CreateEvidence, EvidenceKind, EvidenceSubject } from '../schema';
import { RatingChoice } from './RatingChoice';

const KINDS: readonly { value: EvidenceKind; label: string }[] = [
  { value: 'quotation', label: 'Quotation' },
  { value: 'figure', label: 'Figure' },
  { value: 'link', label: 'Link' },
  { value: 'file', label: 'File' },
];

const today = () => new Date().toISOString().slice(0, 10);

/** Adds one piece of evidence. What was typed stays when it is refused. */
export function EvidenceForm({
  workspace,
  map,
  subject,
  touchpointId,
  onClose,
}: {
  workspace: string;
  map: string;
  subject: EvidenceSubject;
  /** Whose ratings may be chosen; none where it lies at no touchpoint. */
  touchpointId: string | null;
  onClose: () => void;
}) {
  const { add } = useEvidenceEdits(workspace, map);
  const quote = useId();
  const [kind, setKind] = useState<EvidenceKind>(touchpointId ? 'rating' : 'quotation');
  const [ratingId, setRatingId] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? '');
    setBusy(true);
    setRefusal('');
    const made = await evidenceOf(kind, { workspace, subject, said, ratingId, file: form.get('file') });
    const problem = typeof made === 'string' ? made : await add(made);
    setBusy(false);
    if (problem) setRefusal(problem);
    else onClose();
  };

  const options = touchpointId ? [{ value: 'rating' as const, label: 'Rating' }, ...KINDS] : KINDS;
  return (
    <form
      className="proof-form"
      onSubmit={(event) => void submit(event)}
      noValidate
      aria-label="New evidence"
    >
      <Segmented label="Kind of evidence" options={options} value={kind} onChange={setKind} />
      {kind === 'rating' && touchpointId ? (
        <RatingChoice
          workspace={workspace}
          touchpointId={touchpointId}
          value={ratingId}
          onChange={setRatingId}
        />
      ) : null}
      {kind === 'quotation' ? (
        <div className="field">
          <label htmlFor={quote}>What was said</label>
          <textarea id={quote} name="text" className="input" rows={3} maxLength={2_000} dir="auto" />
        </div>
      ) : null}
      {kind === 'figure' ? (
        <>
          <Field label="What it counts" name="text" maxLength={300} dir="auto" />
          <div className="pair">
            <Field label="Figure" name="value" inputMode="decimal" maxLength={20} />
            <Field label="Unit" name="unit" maxLength={40} placeholder="%, days, orders" />
          </div>
        </>
      ) : null}
      {kind === 'link' ? (
        <Field label="Web address" name="url" inputMode="url" maxLength={2_048} placeholder="https://" />
      ) : null}
      {kind === 'file' ? (
        <Field
          label="File"
          name="file"
          type="file"
          accept="image/*,application/pdf,text/plain,text/csv"
          hint="Picture, PDF, text or CSV, up to 2 MB"
        />
      ) : null}
      {kind === 'link' || kind === 'file' ? (
        <Field label="What it says" name="text" maxLength={300} dir="auto" />
      ) : null}
      {kind === 'rating' ? null : (
        <div className="pair">
          {kind === 'quotation' || kind === 'figure' ? (
            <Field label="Source" name="source" maxLength={200} placeholder="Who said it, or where from" />
          ) : null}
          <Field label="Observed on" name="observedOn" type="date" defaultValue={today()} />
        </div>
      )}
      <span role="alert" className="t12 text-danger empty:hidden">
        {refusal}
      </span>
      <div className="row">
        <Button type="submit" size="s" kind="primary" busy={busy}>
          Add evidence
        </Button>
        <Button size="s" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** What to send, or what is missing. */
async function evidenceOf(
  kind: EvidenceKind,
  given: {
    workspace: string;
    subject: EvidenceSubject;
    said: (name: string) => string;
    ratingId: string | null;
    file: FormDataEntryValue | null;
  },
): Promise<CreateEvidence | string> {
  const { workspace, subject, said, ratingId, file } = given;
  const [text, source, observedOn] = [said('text'), said('source'), said('observedOn')];
  switch (kind) {
    case 'rating':
      return ratingId ? { subject, kind, ratingId } : 'Choose a rating first.';
    case 'quotation':
      return { subject, kind, text, source, observedOn };
    case 'figure': {
      const value = numberOf(said('value'));
      if (value === null) return 'Give the figure as a number, such as 11.4.';
      return { subject, kind, text, value, unit: said('unit'), source, observedOn };
    }
    case 'link':
      return { subject, kind, url: said('url'), text, observedOn };
    case 'file': {
      if (!(file instanceof File) || file.size === 0) return 'Choose a file that is not empty.';
      const stored = await uploadFile(workspace, file);
      return 'refusal' in stored
        ? stored.refusal
        : { subject, kind, attachmentId: stored.id, text, observedOn };
    }
  }
}
