/** "1,234.5", "11,4" and "−3 %" are numbers too. Null for what is none. */
export function numberOf(typed: string): number | null {
  const plain = typed.replace(/[\s%]/g, '').replace('−', '-');
  const dotted = /^-?\d+,\d{1,2}$/.test(plain) ? plain.replace(',', '.') : plain.replace(/,(?=\d{3})/g, '');
  return /^-?\d+(\.\d+)?$/.test(dotted) ? Number(dotted) : null;
}
