'use client';

import { type Ref, useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { forget, keep, recall } from '@/components/ui/kept';
import { useToast } from '@/components/ui/Toast';
import type { Refusal } from '../client';
import { encodeMentions } from '../prepare';
import { type Mentionable, messageText } from '../schema';
import { MentionBox } from './MentionBox';

/**
 * Where something is said. What was typed outlives a reload; what was refused comes back with the reason. The field is
 * free for the next message as soon as this one is on its way.
 */
export function Composer({
  label,
  placeholder,
  draftKey,
  initial = '',
  members,
  verb,
  send,
  onSent,
  onRefused,
  onCancel,
  focused = false,
  ref,
}: {
  label: string;
  placeholder: string;
  /** Names the draft among all of this tab. */
  draftKey: string;
  initial?: string;
  members: readonly Mentionable[];
  /** On the button: "Send". */
  verb: string;
  send: (text: string) => Promise<Refusal>;
  /** It is on its way. */
  onSent?: () => void;
  /** It came back, and stands in the draft again. */
  onRefused?: () => void;
  onCancel?: () => void;
  /** Takes the focus as soon as it is there. */
  focused?: boolean;
  ref?: Ref<HTMLTextAreaElement>;
}) {
  const errorId = useId();
  const [draft, setDraft] = useState(initial);
  const [refusal, setRefusal] = useState<Refusal>(null);
  const toast = useToast();
  const mounted = useRef(false);
  // Not in the first state: the server, which draws first, knows no drafts.
  useEffect(() => {
    mounted.current = true;
    const kept = recall(draftKey);
    if (kept) setDraft(kept.draft);
    return () => {
      mounted.current = false;
    };
  }, [draftKey]);

  const change = (next: string) => {
    setDraft(next);
    setRefusal(null);
    if (next === initial || next === '') forget(draftKey);
    else keep(draftKey, { draft: next, base: initial, label });
  };
  const cancel = () => {
    forget(draftKey);
    onCancel?.();
  };

  const submit = async () => {
    const said = messageText.safeParse(encodeMentions(draft, members));
    if (!said.success) return setRefusal(said.error.issues[0]?.message ?? 'This cannot be sent.');
    setDraft('');
    forget(draftKey);
    onSent?.();
    const refused = await send(said.data);
    if (refused === null) return;
    keep(draftKey, { draft, base: initial, label });
    if (!mounted.current) {
      toast(refused);
      return onRefused?.();
    }
    setDraft((later) => (later === '' ? draft : `${draft}\n${later}`));
    setRefusal(refused);
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <MentionBox
        ref={ref}
        focused={focused}
        label={label}
        placeholder={placeholder}
        value={draft}
        members={members}
        errorId={refusal ? errorId : undefined}
        onChange={change}
        onSend={() => void submit()}
        onEscape={onCancel && (draft.trim() === '' || draft === initial) ? cancel : undefined}
      />
      <p id={errorId} role="alert" className="t12 text-danger empty:hidden">
        {refusal}
      </p>
      <div className="row">
        <Button type="submit" size="s" kind="primary">
          {verb}
        </Button>
        {onCancel ? (
          <Button size="s" kind="ghost" onClick={cancel}>
            Cancel
          </Button>
        ) : null}
        <span className="grow" />
        <span className="t11 mute composer-hint">@ mentions somebody</span>
      </div>
    </form>
  );
}
