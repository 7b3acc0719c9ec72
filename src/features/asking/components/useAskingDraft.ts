import { useState } from 'react';
import type { Asking } from '@/contract/widget';
import { valuesOf } from '../prepare';
import type { AskingEdit, AskingField } from '../schema';

/** What stands in the fields, as text: nothing for what is Touchline's own, `true` for a tick. */
export type AskingDraft = Record<AskingField, string>;

const COLOURS: readonly AskingField[] = ['accent', 'paper', 'ink'];
const NUMBERS: readonly AskingField[] = ['questions', 'days', 'radius'];
const FIELDS = Object.keys(valuesOf({})) as AskingField[];

export const draftOf = (asking: Asking): AskingDraft =>
  Object.fromEntries(
    Object.entries(valuesOf(asking)).map(([field, value]) => [
      field,
      value ? `${value}` : value === 0 ? '0' : '',
    ]),
  ) as AskingDraft;

/** Whether two texts of a field say the same, however they are written. */
function isSame(field: AskingField, one: string, other: string): boolean {
  const plain = (text: string) => {
    const trimmed = text.trim();
    if (COLOURS.includes(field)) return trimmed.toLowerCase();
    return NUMBERS.includes(field) && trimmed !== '' ? `${Number(trimmed)}` : trimmed;
  };
  return plain(one) === plain(other);
}

/** What a field says to the server; a number that is none goes as null, and is refused there with a sentence. */
function sentAs(field: AskingField, text: string): unknown {
  const said = text.trim();
  if (field === 'consent') return said !== '';
  if (said === '') return null;
  return NUMBERS.includes(field) ? Number(said) : said;
}

export interface Drafts {
  /** What was seen when each field was begun. */
  base: AskingDraft;
  draft: AskingDraft;
}

/** What is stored by now goes into every field that nobody is editing; what was typed stays. */
export function follow({ base, draft }: Drafts, stored: AskingDraft): Drafts {
  const next = { base: { ...base }, draft: { ...draft } };
  for (const field of FIELDS) {
    const untouched = isSame(field, draft[field], base[field]);
    if (untouched) next.draft[field] = stored[field];
    if (untouched || isSame(field, draft[field], stored[field])) next.base[field] = stored[field];
  }
  return next;
}

/** Fields that somebody else changed while they were edited here. */
export const metIn = ({ base, draft }: Drafts, stored: AskingDraft): AskingField[] =>
  FIELDS.filter(
    (field) =>
      !isSame(field, draft[field], base[field]) &&
      !isSame(field, stored[field], base[field]) &&
      !isSame(field, draft[field], stored[field]),
  );

/** What of these fields is to be saved; null: nothing. */
export function editOf({ base, draft }: Drafts, fields: readonly AskingField[]) {
  const edited = fields.filter((field) => !isSame(field, draft[field], base[field]));
  const said = (from: AskingDraft) =>
    Object.fromEntries(edited.map((field) => [field, sentAs(field, from[field])])) as AskingEdit;
  return edited.length > 0 ? { change: said(draft), base: said(base) } : null;
}

/** The fields of both forms, which follow what is stored where nobody edits them. */
export function useAskingDraft(asking: Asking) {
  const stored = draftOf(asking);
  const [drafts, setDrafts] = useState<Drafts>({ base: stored, draft: stored });
  const [seen, setSeen] = useState(asking);
  if (asking !== seen) {
    setSeen(asking);
    setDrafts(follow(drafts, stored));
  }
  const { base, draft } = drafts;
  return {
    draft,
    stored,
    met: metIn(drafts, stored),
    edit: (fields: readonly AskingField[]) => editOf(drafts, fields),
    set: (change: Partial<AskingDraft>) => setDrafts({ base, draft: { ...draft, ...change } }),
    choose: (field: AskingField, whose: 'mine' | 'theirs') =>
      setDrafts({
        base: { ...base, [field]: stored[field] },
        draft: whose === 'mine' ? draft : { ...draft, [field]: stored[field] },
      }),
  };
}
export type AskingDrafting = ReturnType<typeof useAskingDraft>;
