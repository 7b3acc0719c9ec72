'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { Select } from '@/components/ui/Select';
import { useAttempt } from '@/components/ui/useAttempt';
import { formatSpan } from '@/features/rating/prepare/trend';
import { useAnnotationEdits } from '../client';
import {
  ANNOTATION_KIND_NAMES,
  ANNOTATION_KINDS,
  ANNOTATION_LENGTH,
  type AnnotationKind,
  type AnnotationView,
  type CreateAnnotation,
} from '../schema';

/** Says what the business did when, so that a line that turns can be understood later. */
export function AnnotationsDialog({
  workspace,
  annotations,
  today,
  onClose,
  onDone,
}: {
  workspace: string;
  annotations: readonly AnnotationView[];
  today: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const edits = useAnnotationEdits(workspace, onDone);
  const blank = { id: null as string | null, day: today, kind: 'release' as AnnotationKind, text: '' };
  const [draft, setDraft] = useState(blank);
  /** What was deleted last, as long as it can be had again. */
  const [deleted, setDeleted] = useState<CreateAnnotation | null>(null);
  const { attempt, busy, problem } = useAttempt();
  const { id, ...said } = draft;
  const taken = ({ id: gone, day, kind, text }: AnnotationView) => {
    if (kind !== 'action') setDeleted({ day, kind, text });
    if (id === gone) setDraft(blank);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Annotations"
      description="What changed, and when. Everybody sees it on the charts; actions that shipped stand there by themselves."
    >
      {annotations.length > 0 ? (
        <ul>
          {annotations.map((one) => (
            <li key={one.id} className="row py-1">
              <span className="grow trunc">
                <span className="mute num">{formatSpan(one.day, one.day)}</span> <bdi>{one.text}</bdi>
              </span>
              {one.kind === 'action' ? (
                <span className="badge">Action</span>
              ) : (
                <AnnotationButtons
                  text={one.text}
                  onEdit={() => setDraft({ ...one, kind: one.kind as AnnotationKind })}
                  onDelete={() =>
                    void attempt(
                      () => edits.remove(one.id),
                      () => taken(one),
                    )
                  }
                />
              )}
            </li>
          ))}
        </ul>
      ) : null}
      <p role="status" className="row empty:hidden">
        {deleted ? (
          <>
            <span className="grow trunc">
              <bdi>{deleted.text}</bdi> was deleted.
            </span>
            <Button
              size="s"
              onClick={() =>
                void attempt(
                  () => edits.save(null, deleted),
                  () => setDeleted(null),
                )
              }
            >
              Undo
            </Button>
          </>
        ) : null}
      </p>
      <form
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void attempt(
            () => edits.save(id, said),
            () => setDraft(blank),
          );
        }}
      >
        <Field
          label="What happened"
          dir="auto"
          value={draft.text}
          maxLength={ANNOTATION_LENGTH}
          error={problem ?? undefined}
          onChange={({ target }) => setDraft({ ...draft, text: target.value })}
        />
        <Field
          label="Date"
          type="date"
          value={draft.day}
          onChange={({ target }) => setDraft({ ...draft, day: target.value })}
        />
        <Select
          label="Kind"
          value={draft.kind}
          options={ANNOTATION_KINDS.map((kind) => ({ value: kind, label: ANNOTATION_KIND_NAMES[kind] }))}
          onChange={(kind) => setDraft({ ...draft, kind })}
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={busy}>
            {id ? 'Save annotation' : 'Add annotation'}
          </Button>
          {id ? (
            <Button kind="ghost" onClick={() => setDraft(blank)}>
              Cancel
            </Button>
          ) : null}
        </div>
      </form>
    </Dialog>
  );
}

function AnnotationButtons({
  text,
  onEdit,
  onDelete,
}: {
  text: string;
  onEdit: () => void;
  onDelete: () => void;
}) {
  return (
    <>
      <Button size="s" kind="ghost" aria-label={`Edit ${text}`} onClick={onEdit}>
        Edit
      </Button>
      <Button size="s" kind="ghost" aria-label={`Delete ${text}`} onClick={onDelete}>
        Delete
      </Button>
    </>
  );
}
