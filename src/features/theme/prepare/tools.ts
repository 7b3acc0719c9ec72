type Stem = (word: string) => string;

/** What is known of a language: words that say nothing by themselves, and how a word becomes its stem. */
export interface Tools {
  stops: ReadonlySet<string>;
  stem: Stem;
}

/** Words that the English list takes for empty, and that customers mean something by. */
const MEANT = new Set(
  (
    'bill case cases contact fill fire full help home information line member number open opened order ordered orders ' +
    'page pages part parts place places point points problem problems room rooms side system test text web website'
  ).split(' '),
);

/** Languages with a Snowball stemmer. Each is read from disk when the first comment in it is. */
const STEMMERS: Readonly<Record<string, () => Promise<{ stemmer: Stem }>>> = {
  ar: () => import('@orama/stemmers/arabic'),
  bg: () => import('@orama/stemmers/bulgarian'),
  da: () => import('@orama/stemmers/danish'),
  de: () => import('@orama/stemmers/german'),
  el: () => import('@orama/stemmers/greek'),
  en: () => import('@orama/stemmers/english'),
  es: () => import('@orama/stemmers/spanish'),
  fi: () => import('@orama/stemmers/finnish'),
  fr: () => import('@orama/stemmers/french'),
  ga: () => import('@orama/stemmers/irish'),
  hi: () => import('@orama/stemmers/indian'),
  hu: () => import('@orama/stemmers/hungarian'),
  hy: () => import('@orama/stemmers/armenian'),
  id: () => import('@orama/stemmers/indonesian'),
  it: () => import('@orama/stemmers/italian'),
  lt: () => import('@orama/stemmers/lithuanian'),
  ne: () => import('@orama/stemmers/nepali'),
  nl: () => import('@orama/stemmers/dutch'),
  no: () => import('@orama/stemmers/norwegian'),
  pt: () => import('@orama/stemmers/portuguese'),
  ro: () => import('@orama/stemmers/romanian'),
  ru: () => import('@orama/stemmers/russian'),
  sr: () => import('@orama/stemmers/serbian'),
  sv: () => import('@orama/stemmers/swedish'),
  ta: () => import('@orama/stemmers/tamil'),
  tr: () => import('@orama/stemmers/turkish'),
  uk: () => import('@orama/stemmers/ukrainian'),
};

const known = new Map<string, Promise<Tools>>();

/** The tools of a language, by the first part of its tag. Of one nobody knows, none: every word counts as it is written. */
export function toolsOf(language: string): Promise<Tools> {
  const found = known.get(language);
  if (found) return found;
  const made = loadTools(language);
  known.set(language, made);
  return made;
}

async function loadTools(language: string): Promise<Tools> {
  const { default: lists } = await import('stopwords-iso/stopwords-iso.json', { with: { type: 'json' } });
  const words = (lists as Record<string, string[]>)[language] ?? [];
  const stemmer = await STEMMERS[language]?.();
  return {
    stops: new Set(
      words.filter((word) => language !== 'en' || !MEANT.has(word)).map((word) => foldWord(word, language)),
    ),
    stem: stemmer?.stemmer ?? ((word) => word),
  };
}

/** A word as it is compared: small letters, one apostrophe, and in Latin script no accents. */
export function foldWord(word: string, language: string): string {
  const small = lower(word.normalize('NFKC'), language).replaceAll('’', "'");
  return /\p{Script=Latin}/u.test(small)
    ? small
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC')
    : small;
}

function lower(text: string, language: string): string {
  try {
    return text.toLocaleLowerCase(language || undefined);
  } catch {
    return text.toLowerCase();
  }
}

type Detect = (text: string) => {
  language: string;
  isReliable: () => boolean;
  /** Of languages that come into question, 0 to 1. */
  getScores: () => Record<string, number>;
};
let detector: Promise<Detect> | undefined;

/** Tells in which language a text is written. Its statistics are read when the first comment is. */
export function loadDetector(): Promise<Detect> {
  detector ??= import('eld/extrasmall').then(
    ({ eld }) =>
      (text) =>
        eld.detect(text),
  );
  return detector;
}
