import type { DrawnTheme } from '@/contract/widget';

/** Dresses a card or a tab in the colours and the shape of the workspace; what the page itself sets goes first. */
export function wear(node: HTMLElement, theme: DrawnTheme = {}): void {
  for (const [name, value] of Object.entries(theme)) node.style.setProperty(`--t-${name}`, `${value}`);
  node.classList.add(theme.mode ?? 'auto', theme.side ?? 'end');
}
