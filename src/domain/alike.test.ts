import { expect, test } from 'vitest';
import type { SurveyType } from '@/contract/survey';
import { alike, sinceChange } from './alike';
import { countScores } from './tally';

const part = (type: SurveyType, n = 5) => ({ type, counts: countScores(new Array<number>(n).fill(1)) });
const typesOf = (series: readonly (readonly { type: SurveyType }[] | null)[]) =>
  series.map((parts) => parts?.map(({ type }) => type).join('+') ?? '');

test('only what was asked both times is compared', () => {
  const types = (before: SurveyType[], after: SurveyType[]) =>
    typesOf(
      alike(
        before.map((type) => part(type)),
        after.map((type) => part(type)),
      ),
    );
  expect(types(['csat'], ['nps'])).toEqual(['', '']);
  expect(types(['csat'], ['csat', 'nps'])).toEqual(['csat', 'csat']);
  expect(types(['csat', 'nps'], ['nps', 'csat'])).toEqual(['csat+nps', 'nps+csat']);
  expect(alike([part('csat', 0)], [part('csat')])).toEqual([[part('csat', 0)], []]);
});

test('a series begins where the question was changed, and is whole where it was not', () => {
  const since = (...weeks: SurveyType[][]) =>
    sinceChange(weeks.map((types) => (types.length > 0 ? types.map((type) => part(type)) : null)));
  const told = (...weeks: SurveyType[][]) => {
    const { series, changed } = since(...weeks);
    return [typesOf(series), changed];
  };
  expect(told(['csat'], [], ['csat'])).toEqual([['csat', '', 'csat'], false]);
  expect(told(['csat'], ['csat', 'nps'], ['nps'])).toEqual([['', 'nps', 'nps'], true]);
  // This very week: the one that began later is the one that is asked.
  expect(told(['csat'], ['csat'], ['csat', 'nps'])).toEqual([['', '', 'nps'], true]);
  expect(told(['csat'], ['nps'], ['csat'])).toEqual([['', '', 'csat'], true]);
  // Several touchpoints at once, some of them silent now and then.
  expect(told(['csat', 'nps'], ['csat'], ['csat', 'nps'], ['nps'])).toEqual([
    ['csat+nps', 'csat', 'csat+nps', 'nps'],
    false,
  ]);
  expect(told([], [])).toEqual([['', ''], false]);
});
