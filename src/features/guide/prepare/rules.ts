import { tagOf } from '@/features/key/prepare';
import type { GuideChapter, GuidePlace } from '../schema';

export const strictPolicy = ({ host, publicKey }: GuidePlace): GuideChapter => ({
  id: 'csp',
  title: 'A strict Content Security Policy',
  text: [
    'The widget needs two directives, both with the address of Touchline, and nothing else: no `style-src`, no `img-src`, no `unsafe-inline`.',
  ],
  samples: [
    {
      label: 'Header',
      source: `Content-Security-Policy: script-src 'self' ${host}; connect-src 'self' ${host}`,
    },
    {
      label: 'With a nonce in place of the address',
      source: `Content-Security-Policy: script-src 'nonce-…'; connect-src 'self' ${host}

${tagOf(host, publicKey).replace('<script', '<script nonce="…"')}`,
    },
    {
      label: 'With Trusted Types, through the npm package',
      source: `Content-Security-Policy: require-trusted-types-for 'script'; trusted-types touchline`,
    },
  ],
  notes: [
    'The loading lines of “Plain HTML” are an inline script that brings another. Give it the nonce, and let in what it brings by the address or by `strict-dynamic`; or take the one tag above, which passes Trusted Types as well and waits for nothing of yours.',
    'Survey pages in a frame need `frame-src` with the same address.',
    'What a policy blocks, the browser’s console names with its directive.',
  ],
});

export const consent = (_: GuidePlace): GuideChapter => ({
  id: 'consent',
  title: 'Consent',
  text: [
    'The widget sets no cookies. In the storage of your page it keeps answers that could not be sent yet and when a question was last asked, so that nobody is asked too often. If your workspace says so (Settings, Asking), it keeps nothing at all before the visitor has agreed.',
  ],
  samples: [
    {
      label: 'When your banner is answered with yes',
      source: `touchline('consent')`,
    },
    {
      label: 'When the visitor takes it back',
      source: `touchline('consent', false)`,
    },
  ],
  notes: [
    'It is remembered in this browser; saying it again on every page does no harm. Taken back, what is there is removed.',
    'Before consent a question can be asked and answered all the same; an answer given without a connection is then lost with the page.',
  ],
});

export const debugging = (_: GuidePlace): GuideChapter => ({
  id: 'debugging',
  title: 'Why is nothing asked?',
  text: ['Customers never see an error. You do: in the browser’s console, in the app, and in your own code.'],
  samples: [
    { label: 'In the console of the page', source: `touchline('debug')` },
    {
      label: 'In your code',
      source: `document.addEventListener('touchline:error', ({ detail }) => {
  console.warn(detail.code, detail.message)
})`,
    },
  ],
  notes: [
    "`touchline('debug')` says of every survey, rule by rule, why it is or is not shown.",
    'Settings, Keys, Connection shows which pages were heard, when, what was refused them, and where they ask in vain.',
    "Asked once and never again? Whoever has just answered or dismissed a question is left alone for a while; `touchline('reset')` makes your own browser a new customer.",
    'A touchpoint that was renamed keeps its old slug: pages that use it go on asking.',
  ],
});
