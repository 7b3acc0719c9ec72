import type { Attributes } from '@/contract/rating';
import type { Audience, WidgetConfig } from '@/contract/widget';
import { isOf } from '@/contract/words';
import { fitsPage } from './page';
import { identity } from './site';
import { get, set } from './store';

/** How it came to be asked: by code, by a trigger, by an element in the page, by the customer. */
export type Way = 'code' | 'trigger' | 'inline' | 'customer';
export type Rule =
  | 'unknown'
  | 'sample'
  | 'persona'
  | 'attributes'
  | 'pages'
  | 'device'
  | 'languages'
  | 'recontact'
  | 'budget'
  | 'open';

const DAY = 864e5;
/** Whether one of a list fits; where nothing is listed, anything does. */
const anyOf = <T>(list: T[] | undefined, fits: (one: T) => boolean) => !list?.length || list.some(fits);
/** When this page asked, by a clock that nobody sets: the other one may be set while it is open. */
let here: number[] = [];

/** Every wish about a person by its name, with whether this one fits. */
export function suits(
  { personas, attributes, pages, device, languages: spoken }: Audience = {},
  given: Attributes = {},
): [Rule, boolean][] {
  return [
    ['persona', anyOf(personas, (one) => one === identity.persona)],
    [
      'attributes',
      (attributes ?? []).every(({ name, op, value = '' }) => {
        const has = given[name];
        if (has === undefined) return op === 'not';
        const same = `${has}` === value;
        return { is: same, not: !same, has: true, more: +has > +value, less: +has < +value }[op];
      }),
    ],
    ['pages', anyOf(pages, fitsPage)],
    // The side of a screen, because a phone can be turned and a window can be narrow.
    ['device', !device || (device === 'phone') === Math.min(screen.width, screen.height) < 600],
    [
      'languages',
      anyOf(spoken, (one) =>
        [document.documentElement.lang, navigator.language].some((tag) => isOf(tag, one)),
      ),
    ],
  ];
}

/** A number from 0 to 1 that is always the same for a person and a survey. */
function dice(survey: string): number {
  let who = identity.customer ?? get('p');
  if (!who) {
    who = `${Math.random()}`;
    set('p', who);
  }
  let hash = 1;
  for (const sign of survey + who) {
    hash = Math.imul(hash ^ sign.charCodeAt(0), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  return (hash >>> 0) / 2 ** 32;
}

/** How many of the moments kept under a name are of these days. */
const recent = (name: string, days: number) =>
  // A moment in the future is one of a clock that was wrong.
  (get(name) ?? '').split(' ').filter((at) => Math.abs(Date.now() - +at) < days * DAY).length;

/** How often this person was asked in the time that counts. */
export const asked = ({ days }: NonNullable<WidgetConfig['budget']>): number =>
  Math.max(recent('b', days), here.filter((at) => performance.now() - at < days * DAY).length);

export const budgetOf = ({ budget }: WidgetConfig): NonNullable<WidgetConfig['budget']> =>
  budget ?? { questions: 1, days: 7 };

/** A question was put to a person who had not asked for it. */
export function spend(): void {
  here.push(performance.now());
  // More than a hundred are never asked for.
  set('b', `${Date.now()} ${get('b') ?? ''}`.slice(0, 1400));
}

/** A new person: nothing is counted. */
export const forget = (): void => {
  here = [];
};

/** Everything that decides whether a survey is shown, in order; it is when all of it holds. */
export function rules(
  slug: string,
  config: WidgetConfig,
  way: Way,
  attributes: Attributes,
  open: boolean,
): [Rule, boolean][] {
  if (!Object.hasOwn(config.surveys, slug)) return [['unknown', false]];
  const survey = config.surveys[slug] as WidgetConfig['surveys'][string];
  const wanted = way === 'customer';
  const budget = budgetOf(config);
  return [
    ...suits(survey.audience, attributes),
    ['sample', wanted || (survey.sample ?? 1) >= 1 || dice(survey.id) < (survey.sample as number)],
    ['recontact', wanted || !recent(`s:${slug}`, survey.recontact ?? 1)],
    ['budget', wanted || way === 'inline' || asked(budget) < budget.questions],
    ['open', way === 'inline' || !open],
  ];
}
