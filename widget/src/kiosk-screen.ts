import type { Theme } from '@/contract/widget';
import { RIGHT_TO_LEFT } from '@/contract/words';
import { el } from './dom';
import css from './kiosk.css?text';
import { wear } from './theme';

let timer: ReturnType<typeof setInterval> | undefined;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [sheet];
const main = el('main', {});
document.body.append(main);

/** Puts on the look of the workspace. Without one it is dark, as rooms are kinder to a dark screen. */
export function dress(theme: Theme = {}): void {
  const { documentElement: root } = document;
  root.removeAttribute('style');
  root.className = theme.paper || theme.ink ? 'mixed' : '';
  wear(root, { ...theme, mode: theme.mode ?? (Object.keys(theme).length > 0 ? 'auto' : 'dark') });
  const frame = document.querySelector('meta[name=theme-color]');
  frame?.setAttribute('content', getComputedStyle(document.body).backgroundColor);
}

export const isBlank = (): boolean => main.childElementCount === 0;

/** Puts a screen up, in the language of a tag; `focus` is where a keyboard goes on. */
export function show(tag: string, head: Node[], body: Node[], foot: Node[], focus?: HTMLElement): void {
  document.documentElement.lang = tag;
  document.documentElement.dir = RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr';
  main.replaceChildren(el('header', {}, ...head), el('section', {}, ...body), el('footer', {}, ...foot));
  focus?.focus();
}

/** Counts seconds down, telling each of them, then goes on; anything that counts ends. */
export function count(seconds: number, then: () => void, tell?: (left: number) => void): void {
  stop();
  let rest = seconds;
  tell?.(rest);
  timer = setInterval(() => {
    rest -= 1;
    if (rest > 0) return tell?.(rest);
    stop();
    then();
  }, 1_000);
}

export const stop = (): void => clearInterval(timer);
