import type { DeltaView } from '@/components/ui/Delta';
import { SURVEY_TYPES, type SurveyType } from '@/contract/survey';
import { alike } from '@/domain/alike';
import { formatCount, formatNumber, plural } from '@/domain/format';
import { judgedTogether } from '@/domain/together';
import { VERDICT_NAMES, type Verdict } from '@/domain/verdict';
import { roundAbout } from '@/domain/visibility';
import { deletedText, missingText } from '@/features/segment/prepare';
import { periodText } from '@/features/segment/prepare/period';
import { prepareChange } from '@/features/touchpoint/prepare';
import {
  type By,
  type ExploreData,
  type ExploreSide,
  type Heard,
  isTime,
  type Measure,
  REST,
} from '../schema';
import { axisOf } from './axis';
import {
  decimalsOf,
  type Gauge,
  gaugeName,
  isNative,
  judgeBy,
  MEASURE_NAMES,
  readBy,
  ruleOf,
  type ShownView,
  unitOf,
} from './measure';
import { type Pair, pairsOf } from './pairs';

/** Rows that are drawn; more nobody compares. */
const MOST_ROWS = 200;

export interface RowView {
  key: string;
  label: string;
  /** What tells it apart from one of the same name. */
  detail: string;
  /** Below the axis of time: "9 Nov". */
  short: string;
  /** Whether it can be filtered by. */
  narrows: boolean;
  here: ShownView;
  /** What it is compared with; null without a comparison. */
  there: ShownView | null;
  change: DeltaView | null;
  /** "Likely real", "Too early to tell – about 90 more answers"; null without a comparison. */
  verdict: string | null;
}

/** One measure of one type of question, or of all together. */
export interface BlockView {
  id: string;
  name: string;
  rule: string;
  unit: string;
  decimals: number;
  /** Ends of the axis and its ticks. */
  axis: { min: number; max: number; ticks: number[] };
  counts: boolean;
  rows: RowView[];
  total: RowView;
  /** What is to be known beside it, sentences. */
  notes: string[];
}

export interface ExploreModel {
  title: string;
  by: By;
  /** Drawn along time. */
  time: boolean;
  blocks: BlockView[];
  period: string;
  /** What it is compared with, in words; null without. */
  versus: string | null;
  /** What of the address is not there, and the like. */
  sentences: string[];
  /** Nobody answered. */
  nothing: boolean;
}

export const BY_NAMES: Readonly<Record<By, string>> = {
  touchpoint: 'Touchpoint',
  stage: 'Stage',
  department: 'Department',
  promise: 'Promise',
  persona: 'Persona',
  channel: 'Channel',
  source: 'Source',
  language: 'Language',
  device: 'Device',
  theme: 'Theme',
  attribute: 'Attribute',
  hour: 'Hour',
  day: 'Day',
  week: 'Week',
  month: 'Month',
};

export interface Asked {
  measure: Measure;
  /** What was asked to be told apart. */
  by: By;
  attribute: string | null;
  versus: 'before' | 'segment' | null;
  timeZone: string;
}

/** All that is drawn and said of what was asked. */
export function prepareExplore(data: ExploreData, asked: Asked): ExploreModel {
  const { side, versus, by } = data;
  const gauges = gaugesOf(asked.measure, [side, ...(versus ? [versus] : [])]);
  const told = by === 'attribute' ? (asked.attribute ?? 'attribute') : BY_NAMES[by].toLowerCase();
  return {
    title: `${MEASURE_NAMES[asked.measure]} by ${told}`,
    by,
    time: isTime(by),
    blocks: gauges.map((gauge) => prepareBlock(data, asked, gauge)),
    period: periodOf(side, asked.timeZone),
    versus: versus && versusText(versus, asked),
    sentences: [
      ...missingText([...side.missing, ...(versus?.missing ?? [])]),
      ...[deletedText(side.deleted)].flatMap((text) => text ?? []),
      ...(by === asked.by ? [] : [`There are too many ${asked.by}s in this time: it is shown by ${by}.`]),
    ],
    nothing: side.total.n === 0 && (versus?.total.n ?? 0) === 0 && !hasAsked(side),
  };
}

const hasAsked = ({ total }: ExploreSide): boolean => (total.asked?.displays ?? 0) > 0;

const periodOf = ({ days, moments }: ExploreSide, timeZone: string): string =>
  periodText(moments ?? days, timeZone);

const versusText = (side: ExploreSide, { versus, timeZone }: Asked): string =>
  versus === 'before' ? periodOf(side, timeZone) : `the other ratings, ${periodOf(side, timeZone)}`;

/** Types never mix in a measure of their own: each has a block. */
function gaugesOf(measure: Measure, sides: readonly ExploreSide[]): Gauge[] {
  if (!isNative(measure)) return [{ measure, type: null }];
  const heard = new Set<SurveyType>(sides.flatMap(({ total }) => total.parts.map(({ type }) => type)));
  return SURVEY_TYPES.filter((type) => heard.has(type)).map((type) => ({ measure, type }));
}

function prepareBlock(data: ExploreData, asked: Asked, gauge: Gauge): BlockView {
  const { side, versus, by, shared } = data;
  const all = pairsOf(side, versus, { by, timeZone: asked.timeZone }).filter(({ here, there }) => {
    if (isTime(by) || by === 'touchpoint' || by === 'stage')
      return gauge.type === null || isOf(gauge, here, there);
    return (here.n > 0 || (there?.n ?? 0) > 0) && isOf(gauge, here, there);
  });
  const pairs = all.slice(0, MOST_ROWS);
  const judge = (there: Heard, here: Heard) => judgeBy(gauge, ...comparable(there, here, asked));
  const raw = pairs.map(({ here, there }) => (there && !shared ? judge(there, here) : null));
  const { verdicts, compared } = judgedTogether(raw.flatMap((verdict) => verdict ?? []));
  let next = 0;
  const judged = raw.map((verdict) => (verdict ? (verdicts[next++] ?? null) : null));
  const rows = pairs.map((pair, place) => toRow(pair, judged[place] ?? null, gauge, asked));
  const whole: Pair = {
    group: { key: '', label: 'All together' },
    short: '',
    here: side.total,
    there: versus?.total ?? null,
  };
  const total = toRow(whole, versus && !shared ? judge(versus.total, side.total) : null, gauge, asked);
  return {
    id: `${gauge.measure}-${gauge.type ?? 'all'}`,
    name: gaugeName(gauge),
    rule: ruleOf(gauge),
    unit: unitOf(gauge),
    decimals: decimalsOf(gauge),
    axis: axisOf(gauge, [...rows, total]),
    counts: gauge.measure === 'ratings' || gauge.measure === 'comments',
    rows,
    total,
    notes: notesOf({ total, all, gauge, compared, data, byTime: asked.versus === 'before' }),
  };
}

/** Of two times, what was asked both times: across a change of a question to another type nothing is compared. */
function comparable(before: Heard, after: Heard, { versus }: Asked): [before: Heard, after: Heard] {
  if (versus !== 'before') return [before, after];
  const [was, is] = alike(before.parts, after.parts);
  return [
    { ...before, parts: was },
    { ...after, parts: is },
  ];
}

const typesOf = ({ parts }: Heard): string =>
  [...new Set(parts.map(({ type }) => type))].toSorted().join(' ');

/** Whether one of the type was heard on either side. */
const isOf = ({ type }: Gauge, here: Heard, there: Heard | null): boolean =>
  type === null || [here, there].some((heard) => heard?.parts.some((part) => part.type === type));

function toRow(
  { group: { key, label, detail = '' }, short, here, there }: Pair,
  verdict: Verdict | null,
  gauge: Gauge,
  { versus }: Asked,
): RowView {
  const unit = unitOf(gauge) === '%' ? ' pp' : '';
  const shown = readBy(gauge, here);
  const other = there && readBy(gauge, there);
  // Beside a score that may not be said nothing is said of its change either.
  const sayable = shown.text !== null && other !== null && other.text !== null;
  return {
    key,
    label,
    detail,
    short,
    narrows: key !== '' && key !== REST,
    here: shown,
    there: other,
    change:
      verdict && sayable && verdict.word !== 'few'
        ? prepareChange(verdict.change, decimalsOf(gauge), unit)
        : null,
    // Beside nobody there is nothing to wait for.
    verdict:
      verdict && shown.state !== 'none' && other?.state !== 'none' ? verdictText(verdict, versus) : null,
  };
}

/** A verdict in words. Of two groups of customers neither is "worse" by having come later. */
export function verdictText({ word, more }: Verdict, versus: Asked['versus']): string {
  if (versus === 'segment' && word === 'worse') return VERDICT_NAMES.better;
  if (versus === 'segment' && word === 'same') return 'No clear difference';
  const needed = more ? ` – about ${formatCount(roundAbout(more), 'more answer')}` : '';
  return word === 'early' || word === 'few' ? `${VERDICT_NAMES[word]}${needed}` : VERDICT_NAMES[word];
}

function notesOf({
  total,
  all,
  gauge,
  compared,
  byTime,
  data: { side, versus, shared, by },
}: {
  total: RowView;
  all: readonly Pair[];
  gauge: Gauge;
  compared: number;
  /** Compared with the time before. */
  byTime: boolean;
  data: ExploreData;
}): string[] {
  const { measure, type } = gauge;
  const types = new Set(side.total.parts.map((part) => part.type)).size;
  const few = all.filter(({ here }) => here.n > 0 && readBy(gauge, here).leftOut > 0).length;
  const { leftOut } = total.here;
  return [
    by === 'theme'
      ? 'A rating stands under every theme its comment speaks of, so themes overlap; of all together it is one. What speaks of none stands under none.'
      : '',
    measure === 'satisfaction' && types > 1 ? `${types} types of questions share this scale.` : '',
    leftOut > 0
      ? `${formatCount(leftOut, 'rating')} ${plural(leftOut, 'is', 'are')} ${type === null ? 'not in the figure of all' : 'in no figure of any type'}: ${by === 'theme' ? 'beside a theme fewer than 5 would be left' : 'fewer than 5 answered the question'}.`
      : '',
    few > 0 && leftOut === 0 && measure !== 'response' && type === null
      ? `Single figures leave out ratings where fewer than 5 answered a question at a touchpoint.`
      : '',
    measure === 'response' && side.total.asked === null && side.total.n > 0
      ? 'To whom a question was shown is known by touchpoint, persona and day only: it is not known within these filters.'
      : '',
    byTime &&
    type === null &&
    all.some(({ here, there }) => here.n > 0 && there && there.n > 0 && typesOf(here) !== typesOf(there))
      ? 'Differences are told of types of questions that were asked both times.'
      : '',
    shared ? 'Both sides hold some of the same ratings, so no test can tell them apart.' : '',
    versus && !shared && compared > 1
      ? `${formatNumber(compared)} differences are read side by side: what is called likely allows for that (Holm).`
      : '',
    all.length > MOST_ROWS
      ? `The first ${MOST_ROWS} of ${formatNumber(all.length)} are shown. Filter to see others.`
      : '',
  ].filter(Boolean);
}
