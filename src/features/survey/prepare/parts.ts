import type { SurveySettings, WidgetTexts } from '@/contract/widget';

/** Everything a survey says and how it asks. Texts by language tag. */
export interface WholeSurvey {
  texts: Record<string, WidgetTexts>;
  settings: SurveySettings;
}

export const TEXT_FIELDS = ['question', 'low', 'high', 'followUp', 'thanks'] as const;
export const SETTING_PARTS = [
  'followUps',
  'triggers',
  'audience',
  'sample',
  'recontact',
  'tab',
  'link',
] as const;
type SettingPart = (typeof SETTING_PARTS)[number];

/** What two people may change at once without meeting: a text, a setting with its texts, another language. */
export type Part = (typeof TEXT_FIELDS)[number] | SettingPart | `in:${string}`;
export type Parts = Partial<Record<Part, unknown>>;

const NO_TEXTS: WidgetTexts = { question: '', low: '', high: '', followUp: '', thanks: '' };

/** A survey taken apart; `locale` is the workspace's language, in which it is written first. */
export function partsOf({ texts, settings }: WholeSurvey, locale: string): Parts {
  const { [locale]: own = NO_TEXTS, ...others } = texts as Record<string, WidgetTexts>;
  const { followUps = [], triggers = [], audience = {}, sample = 1, recontact = 1, tab, link } = settings;
  const { question, low, high, followUp, thanks } = own;
  return {
    question,
    low,
    high,
    followUp,
    thanks,
    followUps: followUps.map((one) => ({ ...one, words: own.more?.[one.id] ?? { question: '' } })),
    triggers,
    audience,
    sample,
    recontact,
    tab: tab === undefined ? null : { page: tab, text: own.tab ?? '' },
    link: link === undefined ? null : { ...link, text: own.link ?? '' },
    ...Object.fromEntries(Object.entries(others).map(([tag, said]) => [`in:${tag}`, said])),
  };
}

const SETTINGS_OF: Readonly<Record<SettingPart, keyof SurveySettings>> = {
  followUps: 'followUps',
  triggers: 'triggers',
  audience: 'audience',
  sample: 'sample',
  recontact: 'recontact',
  tab: 'tab',
  link: 'link',
};

/** `whole` with one part as it stands in `other`. */
export function withPart(whole: WholeSurvey, other: WholeSurvey, part: Part, locale: string): WholeSurvey {
  const mine = whole.texts[locale] ?? NO_TEXTS;
  const theirs = other.texts[locale] ?? NO_TEXTS;
  const say = (texts: WidgetTexts) => ({ ...whole.texts, [locale]: texts });
  if (part.startsWith('in:')) {
    const { [part.slice(3)]: _, ...texts } = whole.texts;
    const said = other.texts[part.slice(3)];
    return { ...whole, texts: said ? { ...texts, [part.slice(3)]: said } : texts };
  }
  if ((TEXT_FIELDS as readonly string[]).includes(part)) {
    const field = part as (typeof TEXT_FIELDS)[number];
    return { ...whole, texts: say({ ...mine, [field]: theirs[field] }) };
  }
  const name = SETTINGS_OF[part as SettingPart];
  const { [name]: _, ...settings } = whole.settings;
  const taken = other.settings[name];
  const texts =
    part === 'followUps'
      ? say({ ...mine, more: theirs.more ?? {} })
      : part === 'tab' || part === 'link'
        ? say({ ...mine, [part]: theirs[part] ?? '' })
        : whole.texts;
  return { texts, settings: taken === undefined ? settings : { ...settings, [name]: taken } };
}

/** The same text for the same value, in whatever order its names stand: a database has an order of its own. */
export function plainly(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainly).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const named = Object.entries(value).filter(([, one]) => one !== undefined && one !== '');
  return `{${named
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${plainly(one)}`)
    .join()}}`;
}

/** What is compared of a part, and told when two people disagree. */
export const partText = (value: unknown): string | null =>
  value === undefined ? null : typeof value === 'string' ? value : plainly(value);
