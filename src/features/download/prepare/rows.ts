import type { Attributes } from '@/contract/rating';
import type { AnswerView } from '@/features/answer/schema';
import { FLAG_REASONS } from '@/features/flag/schema';
import { DEVICE_NAMES, SOURCE_NAMES } from '@/features/segment/schema';
import { TYPE_NAMES } from '@/features/touchpoint/prepare';
import type { Cell } from './workbook';

/** What stands in the file of one rating. */
export type WrittenAnswer = Pick<
  AnswerView,
  | 'id'
  | 'answeredAt'
  | 'touchpoint'
  | 'type'
  | 'score'
  | 'comment'
  | 'answers'
  | 'persona'
  | 'source'
  | 'device'
  | 'locale'
  | 'url'
  | 'customer'
  | 'verified'
  | 'attributes'
  | 'flag'
> & { tags: string[] };

type Column = [name: string, of: (answer: WrittenAnswer, timeZone: string) => Cell];

const attributesText = (attributes: Attributes | null): string =>
  Object.entries(attributes ?? {})
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('\n');

const COLUMNS: readonly Column[] = [
  ['Answered at (UTC)', ({ answeredAt }) => answeredAt],
  ['Answered at', ({ answeredAt }, timeZone) => momentIn(answeredAt, timeZone)],
  ['Touchpoint', ({ touchpoint }) => touchpoint.name],
  ['Touchpoint slug', ({ touchpoint }) => touchpoint.slug],
  ['Type', ({ type }) => TYPE_NAMES[type]],
  ['Score', ({ score }) => score],
  ['Comment', ({ comment }) => comment],
  [
    'Answers',
    ({ answers }) => answers.map(({ question, said }) => `${question}: ${said.join('; ')}`).join('\n'),
  ],
  ['Tags', ({ tags }) => tags.join('; ')],
  ['Persona', ({ persona }) => persona?.name ?? ''],
  ['Source', ({ source }) => SOURCE_NAMES[source]],
  ['Device', ({ device }) => (device ? DEVICE_NAMES[device] : '')],
  ['Language', ({ locale }) => locale ?? ''],
  ['Page', ({ url }) => url ?? ''],
  ['Customer', ({ customer }) => customer ?? ''],
  ['Customer signed', ({ customer, verified }) => (customer === null ? '' : verified ? 'yes' : 'no')],
  ['Attributes', ({ attributes }) => attributesText(attributes)],
  ['Counted', ({ flag }) => (flag ? 'no' : 'yes')],
  ['Not counted because', ({ flag }) => (flag ? FLAG_REASONS[flag] : '')],
  ['Rating id', ({ id }) => id],
];

/** Heads of the columns; the time zone of the second is that of the workspace. */
export const headOf = (timeZone: string): string[] =>
  COLUMNS.map(([name], place) => (place === 1 ? `${name} (${timeZone})` : name));

export const cellsOf = (answer: WrittenAnswer, timeZone: string): Cell[] =>
  COLUMNS.map(([, of]) => of(answer, timeZone));

/** Making a formatter costs a hundred times what using it does. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** "2026-11-22 19:24", which every spreadsheet takes for a moment. */
function momentIn(iso: string, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(timeZone, format);
  return format.format(new Date(iso));
}
