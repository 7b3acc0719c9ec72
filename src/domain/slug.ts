/** Names are the same when they read the same: whatever their case, width and spaces. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Letters that Unicode does not take apart into a base letter and a mark. */
const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

const spell = (letters: string, sounds: string): [string, string][] => {
  const written = sounds.split(' ');
  return [...letters].map((letter, index) => [letter, written[index] ?? '']);
};

const SOUNDS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LATIN),
  ...spell(
    'абвгґдеєжзиіклмнопрстуфхцчшщъыьэюя',
    'a b v g g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya',
  ),
  ...spell('αβγδεζηθικλμνξοπρσςτυφχψω', 'a v g d e z i th i k l m n x o p r s s t y f ch ps o'),
]);

/** Longest slug made from a name; leaves room for a number within the limit of the wire. */
const LONGEST = 60;

/**
 * A name as a slug: lower-case a–z, digits and single hyphens. Latin, Cyrillic and Greek letters are spelled in
 * ASCII; names in other scripts, and empty ones, give `fallback`.
 */
export function slugOf(name: string, fallback: string): string {
  const plain = name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  const ascii = [...plain].map((letter) => SOUNDS.get(letter) ?? letter).join('');
  const slug = ascii.replace(/['’]/g, '').replace(/[^a-z0-9]+/g, '-');
  return slug.slice(0, LONGEST).replace(/^-+|-+$/g, '') || fallback;
}

/** The slug itself or, when it is taken, the first free of `slug-2`, `slug-3` … */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`;
}
