/** What befalls a text that was sent by other hands than its field's, after the page was loaded anew. */
export type Handed =
  /** It is being sent: the field that kept it lets it go. */
  | { kind: 'taken'; draft: string }
  /** Somebody else saved `theirs` meanwhile: the field asks. */
  | { kind: 'back'; draft: string; base: string; theirs: string; message: string };

const fields = new Map<string, (handed: Handed) => boolean>();

/** Calls with what befalls the draft of this key; `call` says whether the field took it. */
export function onHanded(key: string, call: (handed: Handed) => boolean): () => void {
  fields.set(key, call);
  return () => {
    if (fields.get(key) === call) fields.delete(key);
  };
}

/** False where there is no such field, or it is busy with something else. */
export const handTo = (key: string, handed: Handed): boolean => fields.get(key)?.(handed) ?? false;
