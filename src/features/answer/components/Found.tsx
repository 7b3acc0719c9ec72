import { markFound } from '@/features/search/prepare';

/** A text with the words that were looked for marked in it. */
export function Found({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return text;
  // The same piece may stand there twice.
  return markFound(text, words)
    .map((piece, place) => ({ ...piece, place }))
    .map(({ place, text, found }) => (found ? <mark key={place}>{text}</mark> : text));
}
