import type { Order } from './schema';

interface Stretch {
  from: Date;
  to: Date;
}

const HOUR = 3_600_000;
/** Each stretch is so many times as long as the one before. */
const GROWTH = 8;

/**
 * The span in the order it is read in, from the place `after` on, in stretches that grow: a busy workspace finds a page in
 * the first hour, a quiet one is through with a year after six.
 */
export function horizons(
  { from, to }: Stretch,
  { order, after, now }: { order: Order; after: Date | null; now: Date },
): Stretch[] {
  // Nobody has answered yet what is answered tomorrow; clocks may differ by a little.
  const end = Math.min(+to, +now + HOUR);
  const stretches: Stretch[] = [];
  let size = HOUR;
  if (order === 'newest') {
    for (let top = after ? Math.min(end, +after + 1) : end; top > +from; size *= GROWTH) {
      const low = Math.max(+from, top - size);
      stretches.push({ from: new Date(low), to: new Date(top) });
      top = low;
    }
  } else {
    for (let low = after ? Math.max(+from, +after) : +from; low < end; size *= GROWTH) {
      const top = Math.min(end, low + size);
      stretches.push({ from: new Date(low), to: new Date(top) });
      low = top;
    }
  }
  return stretches;
}

/** A part of a text, and whether it is what was looked for. */
export interface Piece {
  text: string;
  found: boolean;
}

/** Signs that are a word by pairs, in scripts without spaces and among pictures. As in `search_words`. */
const JOINED =
  /[\u0e01-\u109f\u1780-\u17d3\u2190-\u2bff\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u30fa\u30fc-\u312f\u31a0-\u9fff\uf900-\ufaff\u{1f000}-\u{3ffff}]/u;
/** What is not seen, or is left out when texts are compared. As in `search_fold`. */
const UNSEEN =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u2060\ufeff]|[\ufe00-\ufe0f]|[\u{1f3fb}-\u{1f3ff}]/gu;
const LETTER = /[\p{L}\p{N}\p{M}]/u;

const fold = (text: string): string => text.normalize('NFKD').toLowerCase().replace(UNSEEN, '');

/** The words of a search, as they are compared. */
export function wordsOf(said: string): string[] {
  const words = fold(said).split(/[^\p{L}\p{N}\p{M}\u2190-\u2bff\u{1f000}-\u{3ffff}]+/u);
  return [...new Set(words.filter(Boolean))];
}

/** Where the words of a search stand in a text, as stretches of it, first to last, none of them touching another. */
export function foundIn(text: string, words: readonly string[]): [number, number][] {
  if (words.length === 0) return [];
  let folded = '';
  const from: number[] = [];
  const until: number[] = [];
  let at = 0;
  for (const sign of text) {
    const part = fold(sign);
    for (let index = 0; index < part.length; index++) {
      from.push(at);
      until.push(at + sign.length);
    }
    // A sign that is left out belongs to the one before.
    if (part === '' && until.length > 0) until[until.length - 1] = at + sign.length;
    folded += part;
    at += sign.length;
  }
  const spans: [number, number][] = [];
  for (const word of words) {
    const short = /^[a-z0-9]{1,2}$/.test(word);
    for (let place = folded.indexOf(word); place >= 0; place = folded.indexOf(word, place + 1)) {
      const end = place + word.length;
      const [before, behind] = [folded.slice(0, place).at(-1) ?? '', folded[end] ?? ''];
      const joined = JOINED.test(word);
      if (!joined && LETTER.test(before) && !JOINED.test(before)) continue;
      if (short && LETTER.test(behind)) continue;
      spans.push([from[place] ?? 0, until[end - 1] ?? text.length]);
    }
  }
  return merged(spans);
}

function merged(spans: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** A text in pieces, those that were looked for told from the others. */
export function markFound(text: string, words: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of foundIn(text, words)) {
    if (from > at) pieces.push({ text: text.slice(at, from), found: false });
    pieces.push({ text: text.slice(from, to), found: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), found: false });
  return pieces;
}

/** Letters of a comment in a list. */
const SHOWN = 280;
/** Of them before what was found. */
const BEFORE = 60;

/** What of a comment stands in a list: its beginning, or the part around the first word that was looked for. */
export function excerpt(comment: string, words: readonly string[]): string {
  if (comment.length <= SHOWN) return comment;
  const [first] = foundIn(comment, words);
  const start = first && first[1] > SHOWN ? wholeSign(comment, first[0] - BEFORE) : 0;
  const end = wholeSign(comment, start + SHOWN);
  return `${start > 0 ? '…' : ''}${comment.slice(start, end)}${end < comment.length ? '…' : ''}`;
}

/** Never between the two halves of a sign. */
const wholeSign = (text: string, at: number): number =>
  /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : Math.min(at, text.length);
