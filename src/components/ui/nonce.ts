'use client';

declare global {
  // The name that style-adding libraries (here the scroll lock of Radix dialogs and menus) look under.
  var __webpack_nonce__: string | undefined;
}

// The page's policy runs style elements by nonce only. The one of the page's own scripts serves for those that are
// added while it runs; browsers hide the attribute, but not the property, from scripts.
if (typeof document !== 'undefined') {
  globalThis.__webpack_nonce__ ??= document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
}

export {};
