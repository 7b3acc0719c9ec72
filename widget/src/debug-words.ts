import { followUpsAt } from '@/contract/follow-ups';
import { SCALES } from '@/contract/survey';
import type { Trigger, WidgetConfig, WidgetSurvey } from '@/contract/widget';
import { matchTag } from '@/contract/words';
import type { Rule } from './rules';
import type { Identity } from './site';

/** What the words below are said about. */
export interface Situation {
  config: WidgetConfig;
  identity: Identity;
  /** When this survey was last asked, answered or dismissed; what the budget has seen. */
  last: string | undefined;
  budget: string | undefined;
}

const list = (all: string[]) => all.map((one) => `“${one}”`).join(', ');
const daysOf = (days: number) => (days === 1 ? '1 day' : `${days} days`);

function ago(at: string): string {
  const minutes = Math.round((Date.now() - Number(at)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 120) return `${minutes} min ago`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.round(hours / 24)} days ago`;
}

/** How an attribute is compared. */
const OPS = { is: 'is', not: 'is not', has: 'is there', more: 'is more than', less: 'is less than' } as const;

/** What a rule asks for and what there is. */
export function wordsOf(
  rule: Rule,
  survey: WidgetSurvey,
  { config, identity, last, budget }: Situation,
): string {
  const { personas, attributes, pages, device, languages } = survey.audience ?? {};
  const { questions, days } = config.budget ?? { questions: 1, days: 7 };
  const { href } = location;
  switch (rule) {
    case 'unknown':
      return 'No published survey of this workspace has this slug.';
    case 'persona':
      return personas?.length
        ? `Persona: asks ${list(personas)}; identified here: ${identity.persona ? list([identity.persona]) : 'none'}.`
        : 'Persona: any.';
    case 'attributes':
      return attributes?.length
        ? `Attributes: asks for ${attributes.map(({ name, op, value = '' }) => `“${name}” ${OPS[op]} ${value}`.trim()).join(', ')}; there are ${JSON.stringify(identity.attributes ?? {})}.`
        : 'Attributes: any.';
    case 'pages':
      return pages?.length ? `Page: asks on ${list(pages)}; this is ${href}.` : 'Page: any.';
    case 'device':
      return device
        ? `Device: asks on a ${device}; this screen is ${screen.width} × ${screen.height}.`
        : 'Device: any.';
    case 'languages':
      return languages?.length
        ? `Language: asks in ${list(languages)}; the page is in “${document.documentElement.lang}”, the browser in “${navigator.language}”.`
        : 'Language: any.';
    case 'sample':
      return (survey.sample ?? 1) < 1
        ? `Sample: asks ${Math.round((survey.sample ?? 1) * 1000) / 10} % of people, each in or out for good.`
        : 'Sample: everybody.';
    case 'recontact':
      return `Asked again after ${daysOf(survey.recontact ?? 1)}; ${last ? `last asked, answered or dismissed ${ago(last)}` : 'never asked in this browser'}.`;
    case 'budget':
      return `Budget: ${questions} ${questions === 1 ? 'question' : 'questions'} in ${daysOf(days)} across all touchpoints; ${budget ? `asked in this browser: ${budget.trim().split(' ').map(ago).join(', ')}` : 'nothing asked in this browser'}.`;
    case 'open':
      return 'One at a time: nothing else is asked while a question is open.';
  }
}

/** In short why a survey is not shown. */
export const SHORT: Readonly<Record<Rule, string>> = {
  unknown: 'no published survey',
  persona: 'another persona is asked',
  attributes: 'the attributes do not fit',
  pages: 'not asked on this page',
  device: 'not asked on this device',
  languages: 'not asked in this language',
  sample: 'not in the sample',
  recontact: 'asked, answered or dismissed too recently',
  budget: 'the budget of questions is spent',
  open: 'another survey is open',
};

/** What a trigger waits for. */
export function triggerWords({ on, page, seconds, percent, selector, touchpoint }: Trigger): string {
  const what = {
    load: 'at once',
    delay: `after ${seconds ?? 0} s`,
    scroll: `when ${percent ?? 50} % of the page were seen`,
    click: `at a click on ${selector ?? 'nothing'}`,
    exit: 'when the pointer leaves towards the address bar, or at the way back up without one',
    visit: touchpoint ? `at the visit of “${touchpoint}”` : 'at the visit of this touchpoint',
  }[on];
  return `Asks by itself ${what}${page ? ` on ${page}` : ''}`;
}

/** In which language it is asked, and what is missing in it. */
export function languageWords(survey: WidgetSurvey, locale: string): [ok: boolean, words: string] {
  const wanted = [document.documentElement.lang, ...navigator.languages];
  const match = matchTag(Object.keys(survey.texts), wanted);
  const tag = match?.[0] ?? locale;
  const texts = survey.texts[tag];
  if (!texts) return [false, `There are no texts at all for ${locale}.`];
  const told = match
    ? `Shown in “${tag}”.`
    : `No texts for ${list(wanted.filter(Boolean))}: shown in “${locale}”.`;
  const silent = (survey.followUps ?? []).filter(({ id }) => !texts.more?.[id]?.question).map(({ id }) => id);
  if (silent.length > 0) return [false, `${told} Without words, and so not asked: ${list(silent)}.`];
  return [match !== null, told];
}

/** What is asked after the lowest and the highest score. */
export function followUpWords(survey: WidgetSurvey, locale: string): string {
  const texts = survey.texts[locale];
  if (!texts) return '';
  const { min, max } = SCALES[survey.type];
  const at = (score: number) =>
    followUpsAt(survey, score, texts)
      .map(([{ id, kind }]) => id || kind)
      .join(', ') || 'nothing';
  return `Asked afterwards: at ${min} ${at(min)}; at ${max} ${at(max)}.`;
}

export interface Failure {
  /** Of the answer; 0 when there was none. */
  status: number;
  message: string;
}

/** Asks for the configuration once more, to see what becomes of it. */
export async function diagnose(key: string, server: string): Promise<Failure | undefined> {
  let status = 0;
  try {
    const answer = await fetch(`${server}/api/v1/widget/${key}`, { credentials: 'omit' });
    status = answer.status;
    const { error } = await answer.json();
    return error && { status, message: error.message };
  } catch (error) {
    return { status, message: `${error}` };
  }
}

/** Why there is no configuration. */
export function failureWords({ status, message }: Failure, key: string, server: string): string {
  // What to do is said by the server, which knows why.
  if (status === 401 || status === 404)
    return `The key ${key} was refused (${status}): ${message} Keys stand in Touchline under Settings, Keys.`;
  if (status === 403)
    return `This page (${location.origin}) may not use the key ${key}: ${message} Keys stand in Touchline under Settings, Keys.`;
  if (status > 0) return `${server} answered ${status}: ${message}`;
  return `No answer from ${server}: ${navigator.onLine ? 'it cannot be reached, or the connect-src of the page’s policy or a blocker forbids it' : 'this browser is offline'} (${message}).`;
}
