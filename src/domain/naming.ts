/** Letters and digits alone, in one case, without accents and marks, words apart: "Café-Bar" is found by "cafe bar". */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether a name says another one, as whole words: "Bill by e-mail" says "bill". */
export function says(name: string, other: string): boolean {
  const said = plain(other);
  return said !== '' && ` ${plain(name)} `.includes(` ${said} `);
}
