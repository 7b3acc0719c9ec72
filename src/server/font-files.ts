import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A part of a family: a file that holds some of its signs, in all weights. */
export interface FontFile {
  key: string;
  path: string;
  /** Signs of these scripts join or change places, so that a run has to be shaped to be measured. */
  shaped: boolean;
}

/** Families, the first that has a sign draws it. Together they cover the languages most of the world writes in. */
const FAMILIES: readonly { name: string; parts: RegExp; shaped?: true; except?: RegExp }[] = [
  { name: 'inter', parts: /./ },
  { name: 'noto-sans-arabic', parts: /^arabic$/, shaped: true },
  { name: 'noto-sans-hebrew', parts: /^hebrew$/, shaped: true },
  { name: 'noto-sans-devanagari', parts: /^devanagari$/, shaped: true },
  { name: 'noto-sans-thai', parts: /^thai$/, shaped: true },
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
  known ??= FAMILIES.flatMap(({ name, parts, shaped = false, except }) => {
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
  ['Armenian', /\p{Script=Armenian}/u],
  ['Bengali', /\p{Script=Bengali}/u],
  ['Burmese', /\p{Script=Myanmar}/u],
  ['Ethiopic', /\p{Script=Ethiopic}/u],
  ['Georgian', /\p{Script=Georgian}/u],
  ['Gujarati', /\p{Script=Gujarati}/u],
  ['Gurmukhi', /\p{Script=Gurmukhi}/u],
  ['Kannada', /\p{Script=Kannada}/u],
  ['Khmer', /\p{Script=Khmer}/u],
  ['Lao', /\p{Script=Lao}/u],
  ['Malayalam', /\p{Script=Malayalam}/u],
  ['Mongolian', /\p{Script=Mongolian}/u],
  ['Sinhala', /\p{Script=Sinhala}/u],
  ['Tamil', /\p{Script=Tamil}/u],
  ['Telugu', /\p{Script=Telugu}/u],
  ['Tibetan', /\p{Script=Tibetan}/u],
  [
    'rare Chinese, Japanese or Korean',
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ],
  ['pictographic', /\p{Extended_Pictographic}/u],
];

/** What signs that no font has are called: "Tamil", "other". */
export const scriptOf = (sign: string): string =>
  SCRIPTS.find(([, pattern]) => pattern.test(sign))?.[0] ?? 'other';
