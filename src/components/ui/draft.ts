'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { handTo, onHanded } from './handed';
import { forget, keep, recall } from './kept';

/** How an attempt to save ended. `message` is for people. */
export type SaveOutcome =
  /** `value`: as it is stored, which may be tidier than it was typed. */
  | { kind: 'saved'; value?: string }
  /** Somebody else saved `theirs` meanwhile. */
  | { kind: 'conflict'; theirs: string; message: string }
  | { kind: 'failed'; message: string };

export type Phase = 'idle' | 'editing' | 'saving' | 'failed' | 'conflict';

export interface DraftState {
  phase: Phase;
  draft: string;
  /** What was there when typing began. */
  base: string;
  theirs: string;
  message: string;
  /** What is on its way while something newer is typed. */
  sent: string | null;
}

type Step =
  | { do: 'open'; value: string }
  | { do: 'change'; draft: string }
  | { do: 'save'; draft: string }
  /** An earlier text arrived while a newer one stands in the draft. */
  | { do: 'rebase'; base: string; draft: string }
  | { do: 'end'; outcome: SaveOutcome }
  /** One of several that were added did not arrive: it stands in the field again. */
  | { do: 'refuse'; draft: string; message: string }
  | { do: 'restore'; draft: string; base: string }
  | { do: 'close' };

const IDLE: DraftState = { phase: 'idle', draft: '', base: '', theirs: '', message: '', sent: null };

function reduce(state: DraftState, step: Step): DraftState {
  switch (step.do) {
    case 'open':
      if (state.phase === 'saving') return { ...state, phase: 'editing', sent: state.draft };
      return state.phase === 'idle'
        ? { ...IDLE, phase: 'editing', draft: step.value, base: step.value }
        : state;
    case 'change':
      return { ...state, draft: step.draft, phase: state.phase === 'idle' ? 'editing' : state.phase };
    case 'save':
      return { ...state, phase: 'saving', draft: step.draft, message: '', sent: null };
    case 'rebase':
      return { ...state, base: step.base, draft: step.draft, sent: null };
    case 'restore':
      return {
        ...IDLE,
        phase: 'failed',
        draft: step.draft,
        base: step.base,
        message: 'This was not saved yet.',
      };
    case 'refuse':
      return { ...IDLE, phase: 'failed', draft: step.draft, message: step.message };
    case 'end':
      if (step.outcome.kind === 'saved') return IDLE;
      if (step.outcome.kind === 'failed')
        return { ...state, phase: 'failed', message: step.outcome.message, sent: null };
      return {
        ...state,
        phase: 'conflict',
        theirs: step.outcome.theirs,
        message: step.outcome.message,
        sent: null,
      };
    case 'close':
      return IDLE;
  }
}

/** It is stored: a field that came in the place of the one it was typed in, and kept it as not saved, lets it go. */
function letGo(draftKey: string, draft: string): void {
  forget(draftKey);
  handTo(draftKey, { kind: 'taken', draft });
}

/** Why `text` is not sent, its white space counted as it would be stored; null where it fits. */
function tooLong(text: string, { maxLength, multiline }: { maxLength: number; multiline: boolean }) {
  const { length } = multiline ? text.trim() : text.trim().replace(/\s+/g, ' ');
  if (length <= maxLength) return null;
  const [typed, most] = [length, maxLength].map((count) => count.toLocaleString('en'));
  return `This is longer than ${most} characters: it has ${typed}. Shorten it.`;
}

interface DraftOptions {
  value: string;
  /** Names the text for people. */
  label: string;
  /** Names the text among all drafts of this tab. */
  draftKey: string;
  /** Longer texts stay in the draft with the reason: cutting them off would lose what was pasted. */
  maxLength: number;
  multiline?: boolean;
  /** Every text that is saved is one more: the field is free again at once. */
  adding?: boolean;
  save: (value: string, base: string) => Promise<SaveOutcome>;
  /** The field went away, e.g. was deleted by somebody else, while this text was not saved. */
  onOrphan?: ((draft: string) => void) | undefined;
}

/**
 * One text being edited. What arrives from outside meanwhile never touches the draft; what could not be saved stays
 * in it, with the reason, until it is saved or dropped.
 */
export function useDraft({
  value,
  label,
  draftKey,
  maxLength,
  multiline = false,
  adding = false,
  save,
  onOrphan,
}: DraftOptions) {
  const [state, setState] = useState(IDLE);
  const latest = useRef({ state, value, save, onOrphan });
  useEffect(() => {
    Object.assign(latest.current, { value, save, onOrphan });
  });
  // Known at once, not at the next render: closing moves the focus, and the blur must find the field closed.
  const dispatch = useCallback((step: Step) => {
    latest.current.state = reduce(latest.current.state, step);
    setState(latest.current.state);
  }, []);

  useEffect(() => {
    const kept = recall(draftKey);
    if (kept) dispatch({ do: 'restore', ...kept });
    return () => {
      const { state, onOrphan } = latest.current;
      const changed = state.draft !== state.base;
      if (changed && state.phase !== 'idle' && state.phase !== 'saving') onOrphan?.(state.draft);
    };
  }, [draftKey, dispatch]);

  useEffect(
    () =>
      onHanded(draftKey, (handed) => {
        const { phase, draft } = latest.current.state;
        const kept = phase === 'failed' && draft === handed.draft;
        if (handed.kind === 'taken') {
          if (kept) dispatch({ do: 'close' });
          return kept;
        }
        if (phase !== 'idle' && !kept) return false;
        keep(draftKey, { draft: handed.draft, base: handed.base, label });
        dispatch({ do: 'restore', draft: handed.draft, base: handed.base });
        dispatch({ do: 'end', outcome: { ...handed, kind: 'conflict' } });
        return true;
      }),
    [draftKey, label, dispatch],
  );

  /** Added and refused; each stands in the field again when that is free. */
  const refused = useRef<{ draft: string; message: string }[]>([]);
  const showRefused = useCallback(() => {
    const next = latest.current.state.phase === 'idle' ? refused.current.shift() : undefined;
    if (!next) return;
    keep(draftKey, { draft: next.draft, base: '', label });
    dispatch({ do: 'refuse', ...next });
  }, [draftKey, label, dispatch]);
  useEffect(() => {
    if (state.phase === 'idle') showRefused();
  }, [state.phase, showRefused]);
  const add = useCallback(
    async (draft: string): Promise<void> => {
      dispatch({ do: 'close' });
      const outcome = await latest.current.save(draft, '');
      if (outcome.kind === 'saved') {
        if (recall(draftKey)?.draft === draft) letGo(draftKey, draft);
        return;
      }
      refused.current.push({ draft, message: outcome.message });
      showRefused();
    },
    [draftKey, dispatch, showRefused],
  );

  const sending = useRef(false);
  const send = useCallback(
    async (draft: string, base: string): Promise<void> => {
      keep(draftKey, { draft, base, label });
      const message = tooLong(draft, { maxLength, multiline });
      if (message) return dispatch({ do: 'end', outcome: { kind: 'failed', message } });
      if (adding) return add(draft);
      dispatch({ do: 'save', draft });
      // One at a time: the newer text follows when it is known what it replaces.
      if (sending.current) return;
      sending.current = true;
      const outcome = await latest.current.save(draft, base);
      sending.current = false;
      const now = latest.current.state;
      const newer = now.draft !== draft;
      if (outcome.kind !== 'saved' || (now.phase === 'saving' && !newer)) {
        if (outcome.kind === 'saved') letGo(draftKey, draft);
        return dispatch({ do: 'end', outcome });
      }
      const stored = outcome.value ?? draft;
      if (now.phase === 'saving') return send(now.draft, stored);
      if (newer) keep(draftKey, { draft: now.draft, base: stored, label });
      else forget(draftKey);
      return dispatch({ do: 'rebase', base: stored, draft: newer ? now.draft : stored });
    },
    [draftKey, label, maxLength, multiline, adding, add, dispatch],
  );

  const open = useCallback(() => dispatch({ do: 'open', value: latest.current.value }), [dispatch]);

  const change = useCallback(
    (draft: string) => {
      keep(draftKey, { draft, base: latest.current.state.base, label });
      dispatch({ do: 'change', draft });
    },
    [draftKey, label, dispatch],
  );

  const drop = useCallback(() => {
    const { sent, base } = latest.current.state;
    if (sent !== null) {
      keep(draftKey, { draft: sent, base, label });
      return dispatch({ do: 'save', draft: sent });
    }
    forget(draftKey);
    return dispatch({ do: 'close' });
  }, [draftKey, label, dispatch]);

  /**
   * Saves what stands in the draft, or `text` in its place. Saving what was there already just closes. False where
   * it cannot be sent as it is.
   */
  const commit = useCallback(
    (text?: string): boolean => {
      const { draft, base, phase, sent } = latest.current.state;
      const value = text ?? draft;
      if (phase === 'saving' || phase === 'idle') return true;
      if (value === (sent ?? base) && phase === 'editing') drop();
      else void send(value, base);
      return latest.current.state.phase !== 'failed';
    },
    [drop, send],
  );

  /** Mine over theirs, knowing theirs. */
  const keepMine = useCallback(() => {
    const { draft, theirs } = latest.current.state;
    void send(draft, theirs);
  }, [send]);

  return { state, open, change, commit, drop, keepMine };
}
