import { FACE, MOUTHS, THUMB } from '@/contract/drawings';
import { staffWords } from '@/contract/kiosk-staff-words';
import { kioskWords } from '@/contract/kiosk-words';
import { answerNames, SCALES, shownScores } from '@/contract/survey';
import type { WidgetConfig, WidgetSurvey, WidgetTexts } from '@/contract/widget';
import { ENGLISH, type Words } from '@/contract/words';
import { button, el, icon } from './dom';
import { askPin, setUp } from './kiosk-desk';
import { askMore, moreOf, type Said } from './kiosk-follow';
import { count, dress, isBlank, show, stop } from './kiosk-screen';
import { capacity, drain, post, uuid, watchPage } from './queue';
import { base, key } from './site';
import { get, list, set, settle } from './store';

const script = document.currentScript as HTMLScriptElement;
/** What is asked here, one after the other. */
const touchpoints = (script.dataset.touchpoints ?? '').split(',');
/** Seconds until the next customer is asked after an answer, and after nobody has touched anything. */
const THANKS_S = 5;
const IDLE_S = 20;
/** How often a change in Touchline is looked for, and how long a failed look is waited for, in milliseconds. */
const FRESH_MS = 60_000;
/** What a room taps in a weekend, and what a browser can keep. */
capacity.most = 5_000;

// The device is the business's own, and nobody's consent is needed to keep things on it.
settle(undefined);
let config: WidgetConfig | undefined = parse(get('config'));
let turn = 0;
/** Language chosen by the customer in front of it. */
let chosen: string | undefined;
let asking = false;

function parse(text: string | undefined): WidgetConfig | undefined {
  try {
    return text ? (JSON.parse(text) as WidgetConfig) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the published questions; without a connection the last ones stand. */
async function refresh(): Promise<void> {
  try {
    const answer = await fetch(`${base}widget/${key}`, { credentials: 'omit' });
    if (!answer.ok) return;
    const text = await answer.text();
    const changed = get('config') !== text;
    set('config', text);
    config = parse(text);
    if (changed) dress(config?.theme);
    if (changed && asking) ask();
  } catch {
    // Offline: asked again in a minute.
  }
}

const waiting = () => list('q:ratings').length;

/** What is asked now, and in which language; null when nothing is. */
function question(): { slug: string; survey: WidgetSurvey; tag: string; texts: WidgetTexts } | null {
  for (let i = 0; i < touchpoints.length; i++) {
    const slug = touchpoints[(turn + i) % touchpoints.length] ?? '';
    const survey = config?.surveys[slug];
    if (!survey || !config) continue;
    const tag = chosen && survey.texts[chosen] ? chosen : config.locale;
    const texts = survey.texts[tag];
    if (texts) return { slug, survey, tag, texts };
  }
  return null;
}

/** Staff read what their device speaks, else what the workspace does. */
const forStaff = () => staffWords([...navigator.languages, config?.locale ?? 'en']);

/** The way out for staff: in the corner, without a word for customers. */
const corner = () => button(leave, { class: 'corner', 'aria-label': forStaff().leave }, '⋮');

/** Asks the next customer. With an answer given, it can be changed. */
function ask(given?: { id: string; score: number }): void {
  asking = !given;
  stop();
  const now = question();
  if (!now) {
    const own = config?.locale ?? navigator.language;
    show(own, [el('span', {}), corner()], [el('h1', {}, kioskWords(own).nothing)], []);
    return;
  }
  const { survey, tag, texts } = now;
  const words = kioskWords(tag);
  const languages = Object.keys(survey.texts);
  const state = el('span', { role: 'status' });
  // Right after a tap it is only on its way.
  if (!navigator.onLine || (!given && waiting() > 0))
    state.textContent = words.kept.replace('{n}', `${waiting()}`);
  show(
    tag,
    [
      el(
        'span',
        {},
        ...(languages.length > 1
          ? languages.map((one) =>
              button(
                () => {
                  chosen = one;
                  ask(given);
                },
                { lang: one, 'aria-pressed': `${one === tag}` },
                nameOf(one),
              ),
            )
          : []),
      ),
      corner(),
    ],
    [el('h1', { id: 'question', tabindex: '-1' }, texts.question), ...scaleOf(now, given)],
    [el('span', {}, words.tap), state],
  );
  // Whoever walks away leaves it for the next one.
  if (given || chosen) count(IDLE_S, next);
}

const wordsOf = (tag: string) => (config?.ui?.[tag] ?? ENGLISH).split('|') as Words;

const nameOf = (tag: string): string =>
  new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' }).of(tag) ?? tag;

function scaleOf(
  { slug, survey, tag, texts }: NonNullable<ReturnType<typeof question>>,
  given?: { id: string; score: number },
): Node[] {
  const { min } = SCALES[survey.type];
  const thumbs = survey.type === 'thumbs';
  const faces = survey.type === 'smiley';
  const names = answerNames(survey.type, texts, wordsOf(tag).slice(12));
  const shown = performance.now();
  const answers = shownScores(survey.type).map((score, i) => {
    const name = names[score - min] || score.toLocaleString(tag);
    return button(
      () => {
        // The second tap of an eager finger is not the next customer's answer.
        if (performance.now() - shown > 400)
          answer({ slug, survey, tag, texts }, score, name, given?.id ?? uuid());
      },
      {
        'aria-pressed': `${score === given?.score}`,
        class: thumbs && !score ? 'down' : '',
        ...(thumbs || faces ? {} : { 'aria-label': name }),
      },
      thumbs ? icon(THUMB) : faces ? icon(FACE + MOUTHS[i]) : '',
      el('span', {}, name),
    );
  });
  return [
    el('div', { class: `scale ${survey.type}`, role: 'group', 'aria-labelledby': 'question' }, ...answers),
    ...(thumbs || faces
      ? []
      : [el('p', { class: 'ends' }, el('span', {}, texts.low), el('span', {}, texts.high))]),
  ];
}

function answer(
  now: NonNullable<ReturnType<typeof question>>,
  score: number,
  name: string,
  id: string,
): void {
  const { slug: touchpoint, survey, tag, texts } = now;
  asking = false;
  const more = moreOf(survey, score, texts);
  const tell = (said: Said, final: boolean) =>
    post('ratings', {
      touchpoint,
      survey: survey.id,
      id,
      score,
      ...said,
      locale: tag,
      source: 'kiosk',
      final,
    });
  tell({}, more.length === 0);
  post('displays', { touchpoint, survey: survey.id, id, source: 'kiosk' });
  const about = { tag, name, words: wordsOf(tag), head: () => [el('span', {}), corner()], idle: IDLE_S };
  askMore(more, about, tell, () => thank(tag, texts, id, score));
}

function thank(tag: string, texts: WidgetTexts, id: string, score: number): void {
  const words = kioskWords(tag);
  const thanks = wordsOf(tag)[4];
  const rest = el('span', {});
  const title = el('h1', { role: 'status', tabindex: '-1' }, texts.thanks || thanks);
  show(
    tag,
    [el('span', {}), corner()],
    [title],
    [button(() => ask({ id, score }), {}, words.change), rest],
    title,
  );
  count(THANKS_S, next, (left) => {
    rest.textContent = words.resets.replace('{n}', left.toLocaleString(tag));
  });
}

/** The next customer, and the next question where there are several. */
function next(): void {
  turn = (turn + 1) % touchpoints.length;
  chosen = undefined;
  ask();
}

/** Staff want to get out: with the PIN they do, and who does nothing has left. */
function leave(): void {
  asking = false;
  askPin(forStaff(), next, () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    prepare();
  });
  count(IDLE_S, next);
}

function prepare(): void {
  asking = false;
  stop();
  setUp(forStaff(), waiting(), () => {
    // Only a tap may ask for the whole screen; where the browser refuses, the question is asked all the same.
    document.documentElement.requestFullscreen?.().catch(() => undefined);
    void keepAwake();
    next();
  });
}

/** After a power cut it goes on by itself. */
function begin(): void {
  if (get('pin')) ask();
  else prepare();
}

/** Keeps the screen on while the question is in sight. */
async function keepAwake(): Promise<void> {
  try {
    await navigator.wakeLock?.request('screen');
  } catch {
    // Refused on low battery: the device's own setting decides.
  }
}

/** Answers without a connection need the page itself without one, after a power cut too. */
async function keepPage(): Promise<void> {
  try {
    const { serviceWorker } = navigator;
    const kept = new Promise((done) =>
      serviceWorker.addEventListener('controllerchange', done, { once: true }),
    );
    await serviceWorker.register('/kiosk-worker.js', { scope: '/k/' });
    if (!serviceWorker.controller) await kept;
    // Once more, now that somebody keeps what comes.
    await Promise.all([fetch(location.href), fetch(script.src)]);
  } catch {
    // Without it a page that is open goes on asking offline.
  }
}

watchPage();
void keepPage();
setInterval(refresh, FRESH_MS);
// The browser's word for being online is not reliable; what waits is tried on its own as well.
setInterval(drain, FRESH_MS);
for (const name of ['online', 'offline'])
  addEventListener(name, () => {
    if (asking) ask();
  });
document.addEventListener('contextmenu', (event) => event.preventDefault());
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void keepAwake();
});
// The frame of the window has to be told.
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => dress(config?.theme));
dress(config?.theme);
if (config) begin();
void refresh().then(() => {
  if (isBlank()) begin();
});
