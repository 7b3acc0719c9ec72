/** Whether the page's address fits "/orders/*", "shop.example.test/thanks*" or "*". */
export function fitsPage(pattern: string): boolean {
  const { host, pathname, search, hash } = location;
  const has = (sign: string) => pattern.includes(sign);
  const text = `${pattern[0] === '/' ? '' : host}${pathname}${has('?') ? search : ''}${has('#') ? hash : ''}`;
  let at = 0;
  // Part by part between two line ends, because an expression of many stars could take forever.
  return `\n${pattern}\n`.split('*').every((part) => {
    const found = `\n${text}\n`.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
}
