type Props = Record<string, string>;

function make<E extends Element>(node: E, props: Props): E {
  for (const [name, value] of Object.entries(props)) node.setAttribute(name, value);
  return node;
}

/** Builds an element node by node: pages with Trusted Types refuse mark-up given as text. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = make(document.createElement(tag), props);
  node.append(...children);
  return node;
}

/** A line drawing on a square of 16 units, hidden from screen readers. */
export function icon(d: string): Element {
  const draw = (tag: string, props: Props) =>
    make(document.createElementNS('http://www.w3.org/2000/svg', tag), props);
  const svg = draw('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  svg.append(draw('path', { d }));
  return svg;
}

export function button(action: () => void, props: Props, ...children: (Node | string)[]): HTMLButtonElement {
  const node = el('button', props, ...children);
  node.onclick = action;
  return node;
}
