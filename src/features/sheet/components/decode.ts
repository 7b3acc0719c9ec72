/** Encodings a file can be read in; what `decode` finds out by itself comes first. */
export const ENCODINGS = [
  ['utf-8', 'Unicode (UTF-8)'],
  ['utf-16le', 'Unicode (UTF-16)'],
  ['utf-16be', 'Unicode (UTF-16, big-endian)'],
  ['windows-1252', 'Western (Windows-1252)'],
  ['windows-1250', 'Central European (Windows-1250)'],
  ['windows-1251', 'Cyrillic (Windows-1251)'],
  ['windows-1253', 'Greek (Windows-1253)'],
  ['windows-1254', 'Turkish (Windows-1254)'],
  ['windows-1255', 'Hebrew (Windows-1255)'],
  ['windows-1256', 'Arabic (Windows-1256)'],
  ['macintosh', 'Western (Mac)'],
  ['shift_jis', 'Japanese (Shift JIS)'],
  ['gb18030', 'Chinese (GB 18030)'],
] as const;
export type Encoding = (typeof ENCODINGS)[number][0];

/** Bytes as text. Without `encoding`, by byte order mark, then by what the bytes can be. */
export function decode(bytes: Uint8Array, encoding?: Encoding): { text: string; encoding: Encoding } {
  const found = encoding ?? guess(bytes);
  // The decoder takes a byte order mark of its own encoding away.
  return { text: new TextDecoder(found).decode(bytes), encoding: found };
}

function guess(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const wide = guessWide(bytes);
  if (wide) return wide;
  // One damaged sign does not make another encoding of a file: that reads its accents as pairs that say nothing.
  const text = new TextDecoder('utf-8').decode(bytes);
  const damaged = countOf(text, /\uFFFD/g);
  return damaged === 0 || countOf(text, /[^\0-\x7f\uFFFD]/g) > damaged ? 'utf-8' : 'windows-1252';
}

export const countOf = (text: string, signs: RegExp): number => text.match(signs)?.length ?? 0;

/** Of each block of Unicode up to the Arabic one, what stands in the upper byte. */
const UPPER = 0x08;

/** UTF-16 without a mark: the upper bytes of most scripts are few and small, the lower ones are not. */
function guessWide(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 4_096);
  const small = [0, 0];
  sample.forEach((byte, index) => {
    if (byte < UPPER) small[index % 2] = (small[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = small;
  const [most, none] = [sample.length / 4, sample.length / 20];
  if (odd > most && even < none) return 'utf-16le';
  if (even > most && odd < none) return 'utf-16be';
  return null;
}
