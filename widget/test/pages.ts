import type { PageOptions } from './fixture';

export interface HostilePage extends PageOptions {
  csp?: string;
  nonce?: string;
  /** What a rating from here says beside the usual. */
  answered?: Record<string, unknown>;
}

const script = (code: string): HostilePage => ({ head: `<script>${code}</script>` });
const style = (code: string): HostilePage => ({ head: `<style>${code}</style>` });
const VIOLATIONS =
  'window.violations = []; document.addEventListener("securitypolicyviolation", (e) => violations.push(e.violatedDirective + " " + e.blockedURI));';
const guarded = (csp: string): HostilePage => ({ csp, nonce: 'abc', ...script(VIOLATIONS) });

/** Pages as they are found, each with what others are complained of for. */
export const PAGES: Record<string, (api: string) => HostilePage> = {
  'a style sheet that unsets everything': () =>
    style(
      '* { all: unset !important; display: none !important } html, body, main, h1 { display: block !important }',
    ),
  'a style sheet that hides and scales': () =>
    style(
      'div, button, p, textarea { visibility: hidden !important; opacity: 0 !important; transform: scale(3) !important; pointer-events: none !important }',
    ),
  'a body that is transformed, zoomed and filtered': () =>
    style(
      'body { transform: translateX(300px); filter: blur(0); zoom: 1.3; overflow: hidden; contain: strict; height: 100vh }',
    ),
  'an overlay of the highest z-index over everything': () => ({
    body: '<div style="position:fixed;inset:0;z-index:2147483647;background:#fff">overlay</div>',
  }),
  'names of custom properties taken': () =>
    style(':root, * { --s: red; --i: red; --a: red; --r: 99px; --x: red; --t-accent: red }'),
  'a strict policy by origin': (api) =>
    guarded(`default-src 'none'; script-src 'nonce-abc' ${api}; connect-src ${api}`),
  'a strict policy by nonce alone': (api) =>
    guarded(
      `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; connect-src ${api}; base-uri 'none'`,
    ),
  'trusted types required and no policy allowed': (api) =>
    guarded(
      `default-src 'none'; script-src 'nonce-abc' ${api}; connect-src ${api}; require-trusted-types-for 'script'; trusted-types 'none'`,
    ),
  'every prototype frozen': () =>
    script(
      `for (const name of Object.getOwnPropertyNames(window)) { try { const made = window[name]; if (typeof made === 'function' && made.prototype) { Object.freeze(made.prototype); Object.freeze(made) } } catch {} } Object.freeze(Object.prototype); Object.freeze(history); Object.freeze(console)`,
    ),
  'arrays and objects that write themselves down their own way': () =>
    script(
      `Object.prototype.toJSON = Array.prototype.toJSON = String.prototype.toJSON = function () { return '"packed twice"' };
       Object.defineProperty(Object.prototype, 'toJSON', { enumerable: false });`,
    ),
  'helpers on the prototypes that every loop meets': () =>
    script(
      `Array.prototype.each = Array.prototype.first = Object.prototype.extend = function () { return this }; String.prototype.strip = function () { return 'x' };`,
    ),
  'an old polyfill in place of Promise': () =>
    script(
      `const real = Promise; window.Promise = function (act) { return new real(act) }; Promise.prototype = real.prototype; Promise.resolve = (x) => real.resolve(x); Promise.reject = undefined; Promise.all = undefined;`,
    ),
  'Array methods replaced by slower ones of its own': () =>
    script(
      `Array.prototype.find = function (f) { for (var i = 0; i < this.length; i++) if (f(this[i], i, this)) return this[i] };
       Array.prototype.includes = function (x) { return this.indexOf(x) > -1 };
       Array.from = (list, f = (x) => x) => { const made = []; for (let i = 0; i < list.length; i++) made.push(f(list[i], i)); return made };`,
    ),
  'fetch wrapped to send cookies and a header': () =>
    script(
      `const real = fetch; window.fetch = (url, init) => real(url, { ...init, headers: { 'x-requested-with': 'shop' } });`,
    ),
  'addEventListener replaced': () => script(`window.addEventListener = () => { throw Error('not here') };`),
  'attachShadow patched': () =>
    script(
      `const real = Element.prototype.attachShadow; Element.prototype.attachShadow = function () { this.setAttribute('data-shadowed', ''); return real.apply(this, arguments) };`,
    ),
  'no custom elements': () =>
    script(
      `delete window.customElements; Object.defineProperty(window, 'customElements', { value: undefined });`,
    ),
  'an element of the same name': () =>
    script(`customElements.define('touchline-survey', class extends HTMLElement {});`),
  'no storage': () =>
    script(
      `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } });`,
    ),
  'storage that answers null': () =>
    script(`Object.defineProperty(window, 'localStorage', { value: null });`),
  'storage that throws at every write': () =>
    script(
      `Object.defineProperty(window, 'localStorage', { value: new Proxy({}, { set() { throw Error('full') } }) });`,
    ),
  'two copies of the script': () => ({ copies: 2 }),
  'a clock that is decades off': () => script(`const real = Date.now; Date.now = () => real() - 1.5e12;`),
  'a clock that jumps about': () =>
    script(`const real = Date.now; let turn = 0; Date.now = () => real() + [0, 9e11, -9e11][turn++ % 3];`),
  'no Navigation API': () => script(`Object.defineProperty(window, 'navigation', { value: undefined });`),
  'history that may not be touched': () =>
    script(
      `for (const name of ['pushState', 'replaceState']) Object.defineProperty(history, name, { value: history[name], writable: false, configurable: false }); Object.freeze(History.prototype);`,
    ),
  'no requestIdleCallback, no showPopover': () =>
    script(`window.requestIdleCallback = undefined; delete HTMLElement.prototype.showPopover;`),
  'constructed style sheets forbidden by an old browser': () =>
    script(`window.CSSStyleSheet = function () { throw TypeError('Illegal constructor') };`),
  'keys and clicks swallowed': () =>
    script(
      `for (const name of ['click', 'keydown', 'keyup', 'focusin']) document.addEventListener(name, (event) => { event.stopPropagation() }, false);`,
    ),
  'a random number that is always the same': () =>
    script('Math.random = () => 0.5; crypto.randomUUID = undefined;'),
};
