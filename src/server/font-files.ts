import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A part of a family: a file that holds some of its signs, in all weights. */
export interface FontFile {
  key: string;
  path: string;
  /** Signs of these scripts join or change places, so that a run has to be shaped to be measured. */
  shaped: boolean;
  /** Whoever shapes it sets all of it from right to left, numbers too. */
  turns: boolean;
}

/** Families, the first that has a sign draws it. Together they cover the languages most of the world writes in. */
const FAMILIES: readonly { name: string; parts: RegExp; shaped?: true; turns?: true; except?: RegExp }[] = [
  { name: 'inter', parts: /./ },
  { name: 'noto-sans-arabic', parts: /^arabic$/, shaped: true, turns: true },
  { name: 'noto-sans-hebrew', parts: /^hebrew$/, shaped: true, turns: true },
  { name: 'noto-sans-devanagari', parts: /^devanagari$/, shaped: true },
  { name: 'noto-sans-thai', parts: /^thai$/, shaped: true },
  { name: 'noto-sans-armenian', parts: /^armenian$/ },
  { name: 'noto-sans-georgian', parts: /^georgian$/ },
  { name: 'noto-sans-ethiopic', parts: /^ethiopic$/ },
  { name: 'noto-sans-bengali', parts: /^bengali$/, shaped: true },
  { name: 'noto-sans-gurmukhi', parts: /^gurmukhi$/, shaped: true },
  { name: 'noto-sans-gujarati', parts: /^gujarati$/, shaped: true },
  { name: 'noto-sans-tamil', parts: /^tamil$/, shaped: true },
  { name: 'noto-sans-telugu', parts: /^telugu$/, shaped: true },
  { name: 'noto-sans-kannada', parts: /^kannada$/, shaped: true },
  { name: 'noto-sans-malayalam', parts: /^malayalam$/, shaped: true },
  { name: 'noto-sans-sinhala', parts: /^sinhala$/, shaped: true },
  { name: 'noto-sans-khmer', parts: /^khmer$/, shaped: true },
  { name: 'noto-sans-lao', parts: /^lao$/, shaped: true },
  { name: 'noto-sans-myanmar', parts: /^myanmar$/, shaped: true },
  { name: 'noto-sans-sc', parts: /^\[\d+\]$/, except: /[\p{Script=Hangul}\p{Emoji_Presentation}]/u },
  { name: 'noto-sans-kr', parts: /^\[\d+\]$/, except: /\p{Emoji_Presentation}/u },
  { name: 'noto-emoji', parts: /./, shaped: true },
];

interface Part extends FontFile {
  ranges: readonly (readonly [number, number])[];
  except: RegExp | undefined;
}

let known: Part[] | undefined;

function parts(): Part[] {
  known ??= FAMILIES.flatMap(({ name, parts, shaped = false, turns = false, except }) => {
    // Read where the process was started: a bundle does not know where its packages lie.
    const folder = dirname(
      createRequire(join(process.cwd(), 'package.json')).resolve(`@fontsource-variable/${name}/package.json`),
    );
    const ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
    return Object.entries(ranges)
      .filter(([part]) => parts.test(part))
      .map(([part, text]) => {
        const key = `${name}-${part.replace(/[[\]]/g, '')}`;
        return {
          key,
          path: join(folder, 'files', `${key}-wght-normal.woff2`),
          shaped,
          turns,
          except,
          ranges: rangesOf(text),
        };
      });
  });
  return known;
}

/** "U+0000-00FF,U+0131" */
const rangesOf = (text: string): (readonly [number, number])[] =>
  text.split(',').map((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });

/** The files that may hold a sign, in the order in which they are asked. */
export function filesWith(sign: string): FontFile[] {
  const point = sign.codePointAt(0) ?? 0;
  return parts().filter(
    ({ ranges, except }) => ranges.some(([from, to]) => point >= from && point <= to) && !except?.test(sign),
  );
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Cherokee', /\p{Script=Cherokee}/u],
  ['Mongolian', /\p{Script=Mongolian}/u],
  ['Syriac', /\p{Script=Syriac}/u],
  ['Tibetan', /\p{Script=Tibetan}/u],
  [
    'rare Chinese, Japanese or Korean',
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ],
  ['pictographic', /\p{Extended_Pictographic}/u],
];

/** What signs that no font has are called: "Tibetan", "other". */
export const scriptOf = (sign: string): string =>
  SCRIPTS.find(([, pattern]) => pattern.test(sign))?.[0] ?? 'other';
