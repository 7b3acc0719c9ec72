'use client';

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { forget, keep, recall } from '@/components/ui/kept';
import { Segmented } from '@/components/ui/Segmented';
import { uploadAttachment } from '@/features/attachment/client';
import { useEvidenceEdits } from '../client';
import { contentKey, numberOf } from '../prepare';
import type { EvidenceContent, EvidenceKind, EvidenceSubject, EvidenceView } from '../schema';
import { RatingChoice } from './RatingChoice';

const KINDS: readonly { value: EvidenceKind; label: string }[] = [
  { value: 'quotation', label: 'Quotation' },
  { value: 'figure', label: 'Figure' },
  { value: 'link', label: 'Link' },
  { value: 'file', label: 'File' },
];

const TYPED = ['text', 'value', 'unit', 'url', 'source', 'observedOn'] as const;

/** What was typed so far, also into fields of another kind. */
interface EvidenceDraft extends Partial<Record<(typeof TYPED)[number], string>> {
  kind: EvidenceKind;
  ratingId: string | null;
}

const today = () => new Date().toISOString().slice(0, 10);

/**
 * Adds one piece of evidence, or edits one that is there. What was typed stays when it is refused, and until it is
 * added or cancelled: when the kind changes, the panel closes or the page is loaded again.
 */
export function EvidenceForm({
  workspace,
  map,
  subject,
  touchpointId,
  edited,
  onClose,
}: {
  workspace: string;
  map: string;
  subject: EvidenceSubject;
  /** Whose ratings may be chosen; none where it lies at no touchpoint. */
  touchpointId: string | null;
  edited?: EvidenceView;
  onClose: () => void;
}) {
  const { add, edit } = useEvidenceEdits(workspace, map);
  const quote = useId();
  // As it was when the form opened: what others do meanwhile must not change what is typed.
  const [before] = useState(edited);
  const draftKey = `evidence:${edited?.id ?? Object.values(subject).join(':')}`;
  const [kept] = useState(() => recall<EvidenceDraft, string | null>(draftKey));
  const [base, setBase] = useState(kept ? kept.base : edited ? contentKey(edited) : null);
  const [draft, setDraft] = useState<EvidenceDraft>(
    kept?.draft ?? {
      kind: before?.kind ?? (touchpointId ? 'rating' : 'quotation'),
      ratingId: before?.rating?.id ?? null,
      text: before?.text ?? '',
      value: String(before?.value ?? ''),
      unit: before?.unit ?? '',
      url: before?.url ?? '',
      source: before?.source ?? '',
      observedOn: before?.observedAt.slice(0, 10) ?? today(),
    },
  );
  const { kind, ratingId } = draft;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');

  const form = useRef<HTMLFormElement>(null);
  const editing = before !== undefined;
  useEffect(() => {
    // The button that opened it is gone.
    if (editing) form.current?.querySelector<HTMLElement>('textarea, input, button')?.focus();
  }, [editing]);

  const change = (next: Partial<EvidenceDraft>) => {
    const changed = { ...draft, ...next };
    setDraft(changed);
    const text = [changed.text, changed.value, changed.unit, changed.url, changed.source].filter(Boolean);
    keep(draftKey, { draft: changed, base, label: 'Evidence', text: text.join('\n') });
  };
  const close = () => {
    forget(draftKey);
    onClose();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const said = (name: string) => String(fields.get(name) ?? '');
    setBusy(true);
    setRefusal('');
    const keptFile = before?.file?.id ?? null;
    const made = await contentOf(kind, { workspace, said, ratingId, file: fields.get('file'), keptFile });
    const problem = typeof made === 'string' ? made : await store(made);
    setBusy(false);
    if (problem) setRefusal(problem);
    else close();
  };
  const store = async (content: EvidenceContent): Promise<string | null> => {
    if (!before) return add({ subject, ...content });
    const refused = await edit({ id: before.id, base, content });
    // Told once, they may decide.
    if (refused?.overtaken) setBase(null);
    return refused?.message ?? null;
  };

  const options = touchpointId ? [{ value: 'rating' as const, label: 'Rating' }, ...KINDS] : KINDS;
  return (
    <form
      ref={form}
      className="proof-form"
      onSubmit={(event) => void submit(event)}
      onChange={({ target }) => {
        if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
        const field = TYPED.find((name) => name === target.name);
        if (field) change({ [field]: target.value });
      }}
      noValidate
      aria-label={before ? 'Edit evidence' : 'New evidence'}
    >
      <Segmented
        label="Kind of evidence"
        options={options}
        value={kind}
        onChange={(kind) => change({ kind })}
      />
      {kind === 'rating' && touchpointId ? (
        <RatingChoice
          workspace={workspace}
          touchpointId={touchpointId}
          value={ratingId}
          onChange={(ratingId) => change({ ratingId })}
        />
      ) : null}
      {kind === 'quotation' ? (
        <div className="field">
          <label htmlFor={quote}>What was said</label>
          <textarea id={quote} name="text" className="input" rows={3} defaultValue={draft.text} dir="auto" />
        </div>
      ) : null}
      {kind === 'figure' ? (
        <>
          <Field label="What it counts" name="text" defaultValue={draft.text} dir="auto" />
          <div className="pair">
            <Field label="Figure" name="value" inputMode="decimal" defaultValue={draft.value} />
            <Field label="Unit" name="unit" defaultValue={draft.unit} placeholder="%, days, orders" />
          </div>
        </>
      ) : null}
      {kind === 'link' ? (
        <Field
          label="Web address"
          name="url"
          inputMode="url"
          defaultValue={draft.url}
          placeholder="https://"
        />
      ) : null}
      {kind === 'file' ? (
        <Field
          label="File"
          name="file"
          type="file"
          accept="image/*,application/pdf,text/plain,text/csv"
          hint={
            before?.file
              ? `“${before.file.name}” stays unless you choose another one`
              : 'Picture, PDF, text or CSV, up to 2 MB'
          }
        />
      ) : null}
      {kind === 'link' || kind === 'file' ? (
        <Field label="What it says" name="text" defaultValue={draft.text} dir="auto" />
      ) : null}
      {kind === 'rating' ? null : (
        <div className="pair">
          {kind === 'quotation' || kind === 'figure' ? (
            <Field
              label="Source"
              name="source"
              defaultValue={draft.source}
              placeholder="Who said it, or where from"
            />
          ) : null}
          <Field label="Observed on" name="observedOn" type="date" defaultValue={draft.observedOn} />
        </div>
      )}
      <span role="alert" className="t12 text-danger empty:hidden">
        {refusal}
      </span>
      <div className="row">
        <Button type="submit" size="s" kind="primary" busy={busy}>
          {before ? 'Save' : 'Add evidence'}
        </Button>
        <Button size="s" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** What to send, or what is missing. */
async function contentOf(
  kind: EvidenceKind,
  given: {
    workspace: string;
    said: (name: string) => string;
    ratingId: string | null;
    file: FormDataEntryValue | null;
    /** Of the evidence that is edited. */
    keptFile: string | null;
  },
): Promise<EvidenceContent | string> {
  const { workspace, said, ratingId, file, keptFile } = given;
  const [text, source, observedOn] = [said('text'), said('source'), said('observedOn')];
  switch (kind) {
    case 'rating':
      return ratingId ? { kind, ratingId } : 'Choose a rating first.';
    case 'quotation':
      return { kind, text, source, observedOn };
    case 'figure': {
      const value = numberOf(said('value'));
      if (value === null) return 'Give the figure as a number, such as 11.4.';
      return { kind, text, value, unit: said('unit'), source, observedOn };
    }
    case 'link':
      return { kind, url: said('url'), text, observedOn };
    case 'file': {
      if (!(file instanceof File) || file.size === 0)
        return keptFile
          ? { kind, attachmentId: keptFile, text, observedOn }
          : 'Choose a file that is not empty.';
      const stored = await uploadAttachment(workspace, file).catch((error: Error) => error.message);
      return typeof stored === 'string' ? stored : { kind, attachmentId: stored.id, text, observedOn };
    }
  }
}
