import { PICTURES, UNKNOWN } from './limits';
import { foldWord, loadDetector, type Tools, toolsOf } from './tools';

/** So much more likely than the language that was asked in, of 0 to 1, another one must be. */
const CLEARLY = 0.1;
/** A word or two in Latin letters, "ok super", could be of any language. */
const BRIEF = /^\P{L}*(?:\p{Script=Latin}\P{L}*){0,12}$/u;
/** Of a comment no more is looked at: what a customer is about stands at its beginning. In UTF-16 units. */
export const READ_LETTERS = 2_000;
/** Words of a phrase at most. */
export const MOST_WORDS = 3;
/** Of one comment no more phrases are kept, the first ones. */
export const MOST_PHRASES = 150;
const LONGEST_PHRASE = 60;

/** A phrase of a comment: how it is compared, `en:late deliveri`, and how it was written, "late delivery". */
export interface Phrase {
  term: string;
  written: string;
}

export interface Reading {
  /** The first part of a language tag; `und` where it cannot be told. */
  language: string;
  /** Each once. */
  phrases: Phrase[];
}

/** Addresses and handles are nobody's theme. */
const ADDRESSES = /(?:https?:\/\/|www\.)\S+|[^\s@]*@\S*/giu;
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
/** "l’application" is an application. */
const ELISION = /^(?:[cdjlmnst]|qu|dell|nell|sull|all|un)['’](?=\p{L}{2})/iu;
/** "didn't", "we're": stop words that lists have in part. */
const CONTRACTION = /^[a-z]+(?:n't|'(?:m|re|ve|ll|d|s))$/;
/** The tone of a skin and how a sign is to be drawn make no other picture. */
const MANNER = /[\u{1f3fb}-\u{1f3ff}\ufe0e\ufe0f]/gu;

/**
 * What one comment speaks of: phrases of one to three words that neither begin nor end with a stop word, as they follow
 * one another between marks. Words are cut by the rules of the language (Unicode UAX #29, dictionaries for scripts
 * without spaces), so any script will do. `locale`: the language the question was answered in.
 */
export async function readComment(comment: string, locale: string | null): Promise<Reading> {
  const text = cutAt(comment, READ_LETTERS).normalize('NFKC').replace(ADDRESSES, ' . ');
  const language = await languageOf(text, locale);
  const tools = await toolsOf(language);
  const phrases = new Map<string, Phrase>();
  for (const run of runsOf(text, language, tools)) {
    for (let from = 0; from < run.length; from++) {
      for (let count = 1; count <= MOST_WORDS && from + count <= run.length; count++) {
        const phrase = phraseOf(run.slice(from, from + count), language);
        if (phrase && !phrases.has(phrase.term)) phrases.set(phrase.term, phrase);
        if (phrases.size >= MOST_PHRASES) return { language, phrases: [...phrases.values()] };
      }
    }
  }
  return { language, phrases: [...phrases.values()] };
}

/** A comment, and the language the question was answered in. */
export interface Said {
  comment: string;
  locale: string | null;
}

/** Reads comments one after the other: work for the processor, so never done where requests are answered. */
export async function readAll(said: readonly Said[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const { comment, locale } of said) readings.push(await readComment(comment, locale));
  return readings;
}

interface Word {
  written: string;
  stem: string;
  /** Says nothing by itself. */
  stop: boolean;
  picture: boolean;
  /** There was a space before it. */
  apart: boolean;
}

function phraseOf(words: readonly Word[], language: string): Phrase | null {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || first.stop || last.stop) return null;
  if (first.picture) return words.length === 1 ? toPhrase(PICTURES, words) : null;
  if (words.some(({ picture }) => picture)) return null;
  return toPhrase(language, words);
}

function toPhrase(language: string, words: readonly Word[]): Phrase | null {
  const written = words
    .map(({ written, apart }, place) => (place > 0 && apart ? ` ${written}` : written))
    .join('');
  const term = `${language}:${words.map(({ stem }) => stem).join(' ')}`;
  return written.length > LONGEST_PHRASE || term.length > LONGEST_PHRASE * 2 ? null : { term, written };
}

/** Words in their order, cut where a mark, a number or a line ends the thought. */
function runsOf(text: string, language: string, { stops, stem }: Tools): Word[][] {
  const runs: Word[][] = [[]];
  let apart = false;
  for (const { segment, isWordLike } of segmenterOf(language).segment(text)) {
    if (PICTURE.test(segment)) {
      const written = segment.replace(MANNER, '');
      runs.push([{ written, stem: written, stop: false, picture: true, apart: true }], []);
    } else if (isWordLike && !/\p{N}/u.test(segment)) {
      const written = segment.replace(ELISION, '');
      const folded = foldWord(written, language);
      runs.at(-1)?.push({
        written,
        stem: foldWord(stem(folded), language) || folded,
        stop: stops.has(folded) || [...folded].length === 1 || CONTRACTION.test(folded),
        picture: false,
        apart,
      });
    } else if (isWordLike || !/^[\p{Zs}\t'’-]+$/u.test(segment)) runs.push([]);
    apart = /\s/u.test(segment);
  }
  return runs;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language === UNKNOWN ? undefined : language, { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}

/** The language a text is written in where that can be told, else the one it was asked in. */
async function languageOf(text: string, locale: string | null): Promise<string> {
  const found = (await loadDetector())(text);
  const asked = primaryOf(locale);
  if (asked === null) return found.language || UNKNOWN;
  const scores = found.getScores();
  const ahead = (scores[found.language] ?? 0) - (scores[asked] ?? 0);
  return found.isReliable() && ahead >= CLEARLY && !BRIEF.test(text) ? found.language : asked;
}

/** Written alike, or called otherwise once. */
const SAME: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', fil: 'tl', iw: 'he', in: 'id' };

/** "pt" of "pt-BR"; null where it is no language anybody knows. */
function primaryOf(locale: string | null): string | null {
  const [first = ''] = (locale ?? '').replaceAll('_', '-').toLowerCase().split('-');
  return /^[a-z]{2,3}$/.test(first) ? (SAME[first] ?? first) : null;
}

/** Never between the two halves of a sign. */
function cutAt(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most);
}
