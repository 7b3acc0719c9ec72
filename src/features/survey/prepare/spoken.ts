import type { Audience, FollowUp, SurveySettings, Trigger } from '@/contract/widget';
import { formatCount } from '@/domain/format';

const percent = (share: number) => `${Number((share * 100).toFixed(1))} %`;

/** At which scores a question is asked. */
export const scoresText = ({ from, to }: Pick<FollowUp, 'from' | 'to'>): string =>
  from === undefined && to === undefined
    ? 'at every score'
    : from === to
      ? `at ${from}`
      : to === undefined
        ? `from ${from} up`
        : from === undefined
          ? `up to ${to}`
          : `at ${from} to ${to}`;

/** When a trigger makes a survey ask. */
export function triggerText({ on, page, seconds, percent, selector, touchpoint }: Trigger): string {
  const where = page ? ` on ${page}` : '';
  switch (on) {
    case 'load':
      return `at once${where}`;
    case 'delay':
      return `after ${seconds ?? 0} s${where}`;
    case 'scroll':
      return `after ${percent ?? 0} % of the page${where}`;
    case 'click':
      return `at a click on ${selector ?? ''}${where}`;
    case 'exit':
      return `on the way out${where}`;
    case 'visit':
      return `when ${touchpoint ?? 'it'} is visited${where}`;
  }
}

function audienceText({
  personas = [],
  attributes = [],
  pages = [],
  device,
  languages = [],
}: Audience): string {
  return [
    personas.join(' or '),
    ...attributes.map(({ name, op, value = '' }) => [name, op, value].filter(Boolean).join(' ')),
    pages.some(Boolean) ? `on ${pages.filter(Boolean).join(' or ')}` : '',
    device === 'phone' ? 'on phones' : device === 'desk' ? 'at desks' : '',
    languages.length > 0 ? `in ${languages.join(' or ')}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** What settings say, a line for each section of the editor; an empty one says nothing beyond the usual. */
export function settingTexts({
  followUps = [],
  triggers = [],
  audience = {},
  sample,
  recontact,
  tab,
  link,
}: SurveySettings) {
  return {
    followUps: followUps.length > 0 ? formatCount(followUps.length, 'question', 'questions') : '',
    when: [
      ...triggers.map(triggerText),
      tab === undefined ? '' : `tab on ${tab === '*' ? 'every page' : tab}`,
    ]
      .filter(Boolean)
      .join(', '),
    whom: [audienceText(audience), sample === undefined || sample === 1 ? '' : `${percent(sample)} of people`]
      .filter(Boolean)
      .join(', '),
    often: recontact === undefined ? '' : `again after ${formatCount(recontact, 'day', 'days')}`,
    after: link ? `link to ${link.url}${link.from === undefined ? '' : ` from ${link.from} up`}` : '',
  };
}
