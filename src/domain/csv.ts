/**
 * What a spreadsheet may take for the start of a formula, also behind signs that cannot be seen; the full-width twins
 * are read as the plain ones by some.
 */
const LIVE = /^['\p{Cf}]*[=+\-@\t\r\n＝＋－＠]/u;

/**
 * Text that no spreadsheet runs: an apostrophe goes before whatever could start a formula (OWASP, CSV injection), and
 * before text that already has one there, so that `unguard` gives back every text exactly.
 */
export const guard = (text: string): string => (LIVE.test(text) ? `'${text}` : text);

/** The text behind `guard`; every other text as it is. */
export const unguard = (text: string): string =>
  text.startsWith("'") && LIVE.test(text.slice(1)) ? text.slice(1) : text;

/** Text is always quoted, so that no separator of any locale can end a cell early. Numbers are ours and stay bare. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : `"${guard(value).replaceAll('"', '""')}"`;
}

/** The byte order mark that makes Excel read UTF-8; stands once, at the beginning. */
export const CSV_MARK = '\uFEFF';

/** Lines of CSV (RFC 4180). */
export const csvLines = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** Rows as a whole file. */
export const toCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  CSV_MARK + csvLines(rows);

/** A name as one file name on any system: no path, no reserved sign, no leading dot, not too long. */
export function fileNameOf(name: string, extension: string): string {
  const plain = [...name.normalize('NFC').replace(/[\p{C}\\/:*?"<>|]+/gu, ' ')]
    .slice(0, 80)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(/\s+/g, ' ');
  return `${plain || 'map'}.${extension}`;
}

/** Content-Disposition of a file to save or to show, with a name for programs that know ASCII only (RFC 6266). */
export function disposition(fileName: string, how: 'attachment' | 'inline' = 'attachment'): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `${how}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
