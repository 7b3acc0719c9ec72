/**
 * What else one can put into a page from the npm registry in order to ask its visitors. Of each: the package, in the
 * version that was looked at, and what a page must load until a question is shown, the least there is.
 */
export interface Peer {
  name: string;
  packages: Record<string, string>;
  /** Ready-made files of the package, as its README has them put into a page. */
  files?: string[];
  /** Where there are none: a module that asks, bundled and minified with esbuild. */
  entry?: string;
  /** Sources of chunks that are fetched later on, and without which nothing is shown. */
  later?: RegExp;
  note: string;
}

export const PEERS: readonly Peer[] = [
  {
    name: 'posthog-js, surveys',
    packages: { 'posthog-js': '1.449.2' },
    files: ['posthog-js/dist/array.js', 'posthog-js/dist/surveys.js'],
    note: 'product analytics; surveys.js is fetched once a survey is to be shown',
  },
  {
    name: 'sprig-browser',
    packages: { '@sprig-technologies/sprig-browser': '2.50.0' },
    entry: `import sprig from '@sprig-technologies/sprig-browser';
window.sprig = sprig.configure({ environmentId: 'x' });`,
    later: /dist\/(view-|index-(?!dark))/,
    note: 'without replay, video and the dark styles',
  },
  {
    name: 'SurveyJS',
    packages: { 'survey-core': '2.5.38', 'survey-js-ui': '2.5.38' },
    files: [
      'survey-core/survey.core.min.js',
      'survey-js-ui/survey-js-ui.min.js',
      'survey-core/survey-core.min.css',
    ],
    note: 'forms of every kind; when to ask and where to send it is left to the page',
  },
  {
    name: 'Sentry feedback',
    packages: { '@sentry/browser': '10.57.0' },
    entry: `import { feedbackIntegration, init } from '@sentry/browser';
init({ dsn: 'https://key@o.example.test/1', integrations: [feedbackIntegration()] });`,
    note: 'a form for messages, no scale; without error tracing and replay',
  },
  {
    name: 'pushfeedback',
    packages: { pushfeedback: '0.1.85' },
    files: [
      'pushfeedback/dist/pushfeedback/pushfeedback.esm.js',
      'pushfeedback/dist/pushfeedback/p-af2a1f7f.js',
      'pushfeedback/dist/pushfeedback/p-17acbd1c.entry.js',
      'pushfeedback/dist/pushfeedback/pushfeedback.css',
    ],
    note: 'a button with a form for messages',
  },
  {
    name: 'opc-feedback',
    packages: { '@one-platform/opc-feedback': '0.2.3-alpha' },
    files: ['@one-platform/opc-feedback/dist/opc-feedback.js'],
    note: 'a pop-over with faces and a text',
  },
  {
    name: 'feedback-js',
    packages: { '@betahuhn/feedback-js': '2.1.25' },
    files: ['@betahuhn/feedback-js/dist/feedback-js.min.js'],
    note: 'a button with a form for messages; sends, keeps nothing',
  },
  {
    name: 'rater-js',
    packages: { 'rater-js': '1.0.3' },
    entry: `import rater from 'rater-js';
rater({ element: document.querySelector('#rater'), rateCallback(rating, done) { done(); } });`,
    note: 'draws five stars; asks, sends and keeps nothing',
  },
];

/** Packages that hold no more than a few lines that fetch the rest from their vendor: nothing to be measured there. */
export const LOADERS_ONLY = ['@formbricks/js', 'refiner-js', '@hotjar/browser', '@usersnap/browser'] as const;

/** What can be seen in the files themselves: an ability, and the sign that tells of it. Minifying keeps each of them. */
export const ABILITIES: readonly { name: string; sign: RegExp }[] = [
  { name: 'a scale of 0–10', sign: /\bnps\b|net.?promoter|rateMax|\bscale===?10|10===?\w+\.scale/i },
  { name: 'scale is a radio group', sign: /radiogroup|type\W{1,6}radio|["'`]radio["'`]/ },
  { name: 'a question after it', sign: /textarea/ },
  { name: 'out of reach of page styles (shadow root)', sign: /attachShadow/ },
  { name: 'no style-src needed (constructed sheets)', sign: /adoptedStyleSheets/ },
  { name: 'right to left', sign: /["'`]rtl["'`]|\[dir=|:dir\(rtl/ },
  { name: 'sends when back online', sign: /["'`](?:[\w ]+ )?online(?: [\w ]+)?["'`]/ },
  { name: 'keeps what waits over a reload', sign: /localStorage|indexedDB/ },
  { name: 'sends while the page goes (keepalive, beacon)', sign: /keepalive|sendBeacon/ },
];
