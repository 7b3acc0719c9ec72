import type { Theme } from '@/contract/widget';

/** Black or white, whichever is easier to read on a colour. */
function on(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? '#000' : '#fff';
}

/** Dresses a card or a tab in the colours and the shape of the workspace; what the page itself sets goes first. */
export function wear(node: HTMLElement, theme: Theme = {}): void {
  const { mode, side, accent } = theme;
  for (const [name, value] of Object.entries({ ...theme, on: accent && on(accent) }))
    node.style.setProperty(`--t-${name}`, `${value ?? ''}`);
  node.classList.add(mode ?? 'auto', side ?? 'end');
}
