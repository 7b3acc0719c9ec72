'use client';

import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Icon } from '@/components/ui/Icon';
import { useToast } from '@/components/ui/Toast';
import { useEvidenceEdits } from '../client';
import { contentOf } from '../prepare';
import type { EvidenceSubject, EvidenceView, Standing } from '../schema';
import { AgeMark } from './AgeMark';
import { EvidenceForm } from './EvidenceForm';
import { EvidenceItem, nameOf } from './EvidenceItem';

interface EvidenceBlockProps {
  workspace: string;
  map: string;
  subject: EvidenceSubject;
  touchpointId: string | null;
  /** All that was read; those of the subject are picked out. */
  evidence: readonly EvidenceView[] | undefined;
  day: number;
  editable: boolean;
}

/** A statement and, when it is opened, what it rests on. */
export function EvidenceLine({
  name,
  text,
  standing,
  ...block
}: EvidenceBlockProps & { name?: string; text: string; standing: Standing }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div>
      <button
        type="button"
        className="proof-head"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name="chevronRight" />
        {name ? <b>{name}</b> : null}
        <span className="grow" dir="auto">
          {text}
        </span>
        <AgeMark standing={standing} day={block.day} />
      </button>
      <div id={id}>{open ? <EvidenceBlock {...block} /> : null}</div>
    </div>
  );
}

/** The evidence of one subject, and the way to add more. */
export function EvidenceBlock({
  workspace,
  map,
  subject,
  touchpointId,
  evidence,
  day,
  editable,
}: EvidenceBlockProps) {
  const [adding, setAdding] = useState(false);
  const [edited, setEdited] = useState<string | null>(null);
  const { add, drop } = useEvidenceEdits(workspace, map);
  const toast = useToast();
  const own = (evidence ?? []).filter((one) => isAbout(one.subject, subject));

  const block = useRef<HTMLDivElement>(null);
  const closeEdit = (id: string) => {
    flushSync(() => setEdited(null));
    // Back to where the editing began.
    block.current?.querySelector<HTMLElement>(`[data-evidence="${CSS.escape(id)}"]`)?.focus();
  };

  const remove = async (one: EvidenceView) => {
    const problem = await drop(one.id);
    if (problem) return toast(problem);
    const again = contentOf(one);
    toast(
      `Evidence deleted: ${nameOf(one)}`,
      again
        ? {
            label: 'Undo',
            run: () =>
              void add({ id: one.id, subject, ...again }).then((problem) => problem && toast(problem)),
          }
        : undefined,
    );
  };

  return (
    <div className="proofs" ref={block}>
      {evidence === undefined ? <span className="skel" /> : null}
      {own.length > 0 ? (
        <ul className="proofs-list grid gap-2">
          {own.map((one) =>
            editable && edited === one.id ? (
              <li key={one.id}>
                <EvidenceForm
                  workspace={workspace}
                  map={map}
                  subject={subject}
                  touchpointId={touchpointId}
                  edited={one}
                  onClose={() => closeEdit(one.id)}
                />
              </li>
            ) : (
              <EvidenceItem
                key={one.id}
                evidence={one}
                workspace={workspace}
                day={day}
                onEdit={editable ? () => setEdited(one.id) : undefined}
                onDelete={editable ? () => void remove(one) : undefined}
              />
            ),
          )}
        </ul>
      ) : evidence ? (
        <p className="mute t12">An assumption: nothing speaks for it yet.</p>
      ) : null}
      {adding ? (
        <EvidenceForm
          workspace={workspace}
          map={map}
          subject={subject}
          touchpointId={touchpointId}
          onClose={() => setAdding(false)}
        />
      ) : editable ? (
        <button type="button" className="panel-add" onClick={() => setAdding(true)}>
          Add evidence
        </button>
      ) : null}
    </div>
  );
}

function isAbout(one: EvidenceSubject, other: EvidenceSubject): boolean {
  if (one.id !== other.id || one.of !== other.of) return false;
  return one.of !== 'statement' || other.of !== 'statement' || one.lane === other.lane;
}
