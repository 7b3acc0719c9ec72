import { RIGHT_TO_LEFT } from '@/contract/words';
import { el } from './dom';
import css from './kiosk.css?text';

let timer: ReturnType<typeof setInterval> | undefined;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [sheet];
const main = el('main', {});
document.body.append(main);

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
