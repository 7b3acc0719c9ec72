import type { Theme, WidgetConfig, WidgetTexts } from '@/contract/widget';
import { hasWords, languageOf, RIGHT_TO_LEFT, WORDS } from '@/contract/words';
import { drawnTheme } from '@/domain/contrast';
import { markup } from '@/lib/markup';
import { missingIn, sayIn } from '../prepare/languages';
import type { SurveyDraft } from './survey';

export const SURFACES = [
  { value: 'popover', label: 'Pop-over', width: 720, height: 420 },
  { value: 'sheet', label: 'Phone', width: 375, height: 520 },
  { value: 'inline', label: 'In the page', width: 480, height: 340 },
  { value: 'tab', label: 'Side tab', width: 720, height: 420 },
  { value: 'page', label: 'Survey page', width: 480, height: 620 },
  { value: 'kiosk', label: 'Kiosk', width: 1024, height: 680 },
  { value: 'mail', label: 'E-mail', width: 480, height: 260 },
] as const;
export type Surface = (typeof SURFACES)[number]['value'];

export const STEPS = ['question', 'followUps', 'thanks'] as const;
export type Step = (typeof STEPS)[number];

/** Right to left, tried with the texts there are. */
export const TRIAL = 'ar-x-trial';

/** The texts as customers of a language read them: what it lacks in the workspace's own, but for the thanks. */
export function textsFor(draft: SurveyDraft, tag: string): WidgetTexts {
  if (!draft.languages[tag]) return draft.texts;
  let whole = draft;
  for (const { key, own } of missingIn(draft, tag)) {
    const known =
      hasWords(tag) && (key === 'thanks' || (draft.type === 'thumbs' && (key === 'low' || key === 'high')));
    if (!known) whole = sayIn(whole, tag, key, own);
  }
  return whole.languages[tag] ?? draft.texts;
}

/** A score at which the first question after it is asked. */
export const scoreFor = ({ settings: { followUps = [] } }: SurveyDraft, min: number): number =>
  followUps[0]?.from ?? (followUps[0]?.to === undefined ? min : Math.min(followUps[0].to, min + 1));

/** What the widget would be told, of this one survey only, asked by nothing but us. */
export function configOf(draft: SurveyDraft, tag: string, surface: Surface, theme: Theme): WidgetConfig {
  const { type, settings } = draft;
  const { followUps, link, tab } = settings;
  const words = WORDS[languageOf(tag)];
  return {
    v: 1,
    locale: tag,
    theme: drawnTheme(theme),
    surveys: {
      preview: {
        id: '00000000-0000-4000-8000-000000000000',
        type,
        texts: { [tag]: textsFor(draft, tag) },
        ...(followUps ? { followUps } : {}),
        ...(link ? { link } : {}),
        ...(surface === 'tab' ? { tab: tab ?? '*' } : {}),
      },
    },
    ...(words ? { ui: { [tag]: words } } : {}),
  };
}

/** Runs in the frame before ours: nothing it sends leaves it, and it goes on to the step that is looked at. */
function boot(config: string, surface: string, step: string, score: string): void {
  window.fetch = (address) =>
    Promise.resolve(
      String(address).includes('/widget/')
        ? new Response(config, { status: 200 })
        : new Response('{"id":""}', { status: 202 }),
    );
  const roots = (): (Document | ShadowRoot)[] => [
    document,
    ...[...document.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? [one.shadowRoot] : [])),
  ];
  const find = (selector: string) =>
    roots().flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]);
  const told = new Set<string>();
  const once = (name: string, nodes: HTMLElement[], act: (node: HTMLElement) => void) => {
    const [node] = nodes;
    if (!node || told.has(name)) return false;
    told.add(name);
    act(node);
    return true;
  };
  let left = 60;
  const timer = setInterval(() => {
    left -= 1;
    if (left === 0) clearInterval(timer);
    if (surface === 'kiosk') {
      once('pin', find('input[type=password]'), (field) => {
        (field as HTMLInputElement).value = '0000';
        (field as HTMLInputElement).form?.requestSubmit();
      });
      return;
    }
    if (surface === 'tab' && step !== 'question') once('tab', find('.t'), (tab) => tab.click());
    if (step === 'question') return;
    const asked = find('.g [role=radio]').filter((one) => one.textContent?.trim() === score);
    if (once('score', asked.length > 0 ? asked : find('.g [role=radio]'), (one) => one.click())) return;
    if (step === 'thanks' && told.has('score')) (find('.f button')[0] ?? find('.l [role=radio]')[0])?.click();
  }, 50);
}

/** The page of a business, with the widget as it is shipped. Nothing in it reaches us: it has no origin of its own. */
export function pageOf({
  config,
  surface,
  step,
  score,
  nonce,
  dark,
}: {
  config: WidgetConfig;
  surface: Surface;
  step: Step;
  score: number;
  nonce: string;
  dark: boolean;
}): string {
  const given = [JSON.stringify(config), surface, step, `${score}`].map((one) => JSON.stringify(one));
  // What stands in a script must not end it.
  const script = `(${boot.toString()})(${given.join()})`.replaceAll('<', '\\u003c');
  const src = surface === 'kiosk' ? '/kiosk.js' : '/widget.js';
  const call = `window.touchline=window.touchline||function(){(touchline.q=touchline.q||[]).push(arguments)};${surface === 'popover' || surface === 'sheet' ? "touchline('ask','preview')" : ''}`;
  const tag = config.locale;
  const head = markup`<!doctype html><html lang="${tag}" dir="${RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"></head>`;
  const ground = `margin:0;padding:24px;background:${dark ? '#24272c' : '#f2f2ef'};color-scheme:${dark ? 'dark' : 'light'}`;
  // A kiosk fills its screen and has a ground of its own.
  const body = surface === 'kiosk' ? '<body>' : `<body style="${ground}">`;
  const inline = surface === 'inline' ? '<touchline-survey touchpoint="preview"></touchline-survey>' : '';
  const own = (inside: string) => `<script nonce="${nonce}">${inside}</script>`;
  return `${head}${body}${inline}${own(script)}${surface === 'kiosk' ? '' : own(call)}<script nonce="${nonce}" src="${src}" data-key="pk_preview" data-touchpoints="preview"></script></body></html>`;
}
