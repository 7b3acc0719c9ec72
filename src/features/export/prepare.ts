import { FACE_NAMES } from '@/components/ui/Face';
import { formatQuantity } from '@/domain/quantity';
import { standingText } from '@/features/evidence/prepare';
import type { Standing } from '@/features/evidence/schema';
import { isOwn, itemsOf, type MapLane } from '@/features/lane/schema';
import { type LensModel, prepareLens } from '@/features/lens/prepare';
import { LENS_NAMES } from '@/features/lens/schema';
import { type Column, type MapModel, prepareMap } from '@/features/map/prepare';
import type { MapData, MapTouchpoint } from '@/features/map/schema';
import { STATUS_NAMES } from '@/features/opportunity/prepare';
import type { MapOpportunity } from '@/features/opportunity/schema';
import { type AverageView, PHASE_NAMES } from '@/features/stage/prepare';
import { RANGE_NAMES } from '@/features/touchpoint/prepare';
import { importanceName, moodLevel } from '@/features/touchpoint/schema';
import { lensRows, meterOf, rulesOf } from './components/lensRows';
import type { ContentOptions, Piece, Sheet, SheetCell, SheetColumn, SheetRow } from './schema';

const SILENCE = { parts: [], displays: 0, comments: 0 };

/** A map without anything that was counted or wished for, as whoever must not see numbers may see it. */
export const withoutNumbers = (data: MapData): MapData => ({
  ...data,
  lanes: data.lanes.map((lane) => (lane.kind === 'curve' ? { ...lane, hidden: true } : lane)),
  stages: data.stages.map((stage) => ({
    ...stage,
    touchpoints: stage.touchpoints.map((touchpoint) => ({
      ...touchpoint,
      current: SILENCE,
      previous: SILENCE,
      lastRatedAt: null,
      desired: null,
    })),
  })),
});

export interface Prepared {
  sheet: Sheet;
  model: MapModel;
  lens: LensModel;
}

/** Everything an export says. `now` in milliseconds: when it is made. */
export function prepareExport(given: MapData, options: ContentOptions, now: number): Prepared {
  const data = options.numbers ? given : withoutNumbers(given);
  const model = prepareMap(data, now);
  const lens = prepareLens(options.numbers ? options.lens : 'experience', data, model);
  const rows = data.lanes
    .filter(({ hidden }) => !hidden)
    .flatMap((lane) => {
      const row = laneRow(lane, data, model, options);
      return lane.kind === 'curve' ? [row, ...lensRows(lens, model)] : [row];
    });
  const withCurve = rows.some(({ curve }) => curve);
  const sheet: Sheet = {
    title: data.name,
    facts: factsOf(data, model, lens, options, now),
    lens: lens.lens,
    numbers: options.numbers,
    stages: model.stages.map((stage) => ({
      start: stage.start,
      span: stage.span,
      name: stage.name,
      notes: [{ text: PHASE_NAMES[stage.phase], tone: 'faint', small: true }, ...averageOf(stage, options)],
    })),
    columns: model.columns.map((column) => headOf(column, options)),
    rows: [...goalRow(model), ...(withCurve ? [] : lensRows(lens, model)), ...rows],
    rules: options.numbers ? rulesOf(lens) : ['Without scores, numbers of ratings and desired levels.'],
  };
  return { sheet, model, lens };
}

function averageOf({ score, count, hidden }: AverageView, { numbers }: ContentOptions): Piece[] {
  if (!numbers) return [];
  const told = score.text === null ? count : `${score.text} ${score.interval}, ${count}`;
  const head: Piece = { text: told, small: true, tone: 'soft', ...meterOf(score) };
  return hidden ? [head, { text: hidden, small: true, tone: 'faint' }] : [head];
}

function headOf({ index, endsStage, number, touchpoint }: Column, { numbers }: ContentOptions): SheetColumn {
  if (!touchpoint)
    return {
      index,
      endsStage,
      number: '',
      name: '',
      notes: [{ text: 'No touchpoint yet', tone: 'faint', small: true }],
    };
  const { name, type, heard, source } = touchpoint;
  const notes: Piece[] = [{ text: type ?? 'No survey', tone: 'faint', small: true }];
  if (source.momentOfTruth) notes.push({ text: 'Moment of truth', icon: 'star', tone: 'soft', small: true });
  if (numbers && heard) notes.push({ text: heard, tone: 'faint', small: true });
  return { index, endsStage, number: `${number} `, name, notes };
}

const days = (timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short', year: 'numeric' });

/** Names that are told before the rest is counted. */
const MOST_NAMES = 8;

function factsOf(
  data: MapData,
  model: MapModel,
  lens: LensModel,
  options: ContentOptions,
  now: number,
): string[] {
  const { workspace, kind, period, personas, drawnFor, persona } = data;
  const drawn = personas.filter(({ id }) => drawnFor.includes(id)).map(({ name }) => name);
  const rest = drawn.length - MOST_NAMES;
  const names = drawn.slice(0, MOST_NAMES).join(', ');
  const local = (day: string) => days('UTC').format(Date.parse(day));
  const answers =
    persona === null ? 'Everyone' : (personas.find(({ slug }) => slug === persona)?.name ?? persona);
  return [
    [
      workspace.name,
      kind === 'desired' ? 'Desired journey' : 'Current journey',
      names && `Drawn for ${names}${rest > 0 ? ` and ${rest} more` : ''}`,
    ],
    [
      options.numbers && `Answers of: ${answers}`,
      options.numbers && `Last ${RANGE_NAMES[data.range]}, ${local(period.from)} – ${local(period.to)}`,
      options.numbers && model.ratings,
      lens.lens !== 'experience' && `Lens: ${LENS_NAMES[lens.lens]}`,
      `Exported ${days(workspace.timeZone).format(now)}`,
    ],
  ].map((line) => line.filter(Boolean).join(' · '));
}

/** What customers want at each stage; no row where nobody said. */
function goalRow({ stages }: MapModel): SheetRow[] {
  const cells = stages.flatMap(({ start, span, goal }) =>
    goal === '' ? [] : [{ start, span, pieces: [{ text: goal, tone: 'soft' as const }] }],
  );
  return cells.length === 0
    ? []
    : [{ key: 'goal', label: 'Goal of the stage', notes: [], curve: false, ofLens: false, cells }];
}

function laneRow(lane: MapLane, data: MapData, model: MapModel, options: ContentOptions): SheetRow {
  const row = { key: lane.id, label: lane.name, notes: [], ofLens: false };
  if (lane.kind === 'curve') {
    const range = RANGE_NAMES[data.range].replace(' days', ' d');
    return {
      ...row,
      label: 'Score, 1–5',
      notes: [`n, vs prev. ${range}`, '95% interval'].map((text) => ({ text, tone: 'faint', small: true })),
      curve: true,
      cells: [],
    };
  }
  const cells =
    lane.kind === 'department'
      ? model.bars.map(({ start, span, name }) => ({ start, span, bar: true, pieces: [{ text: name }] }))
      : lane.kind === 'channel'
        ? channelBars(model.columns)
        : model.columns.flatMap(({ index, touchpoint }): SheetCell[] => {
            const pieces = touchpoint ? piecesOf(lane, touchpoint.source, data, model.day, options) : [];
            return pieces.length > 0 ? [{ start: index, span: 1, pieces }] : [];
          });
  return { ...row, curve: false, cells };
}

/** A channel that goes on is one bar. */
function channelBars(columns: readonly Column[]): SheetCell[] {
  const bars: (SheetCell & { span: number })[] = [];
  for (const { index, touchpoint, channelGoesOn } of columns) {
    const last = bars.at(-1);
    if (channelGoesOn && last && last.start + last.span === index) last.span += 1;
    else if (touchpoint?.source.channel)
      bars.push({ start: index, span: 1, bar: true, pieces: [{ text: touchpoint.source.channel }] });
  }
  return bars;
}

const said = (text: string, more: Omit<Piece, 'text'> = {}): Piece[] =>
  text === '' ? [] : [{ text, ...more }];

function aged(standing: Standing | null, day: number, { ages }: ContentOptions): Piece[] {
  return ages && standing
    ? [{ text: standingText(standing, day), small: true, tone: 'faint', tight: true }]
    : [];
}

/** What a lane says at one touchpoint. */
function piecesOf(
  lane: MapLane,
  source: MapTouchpoint,
  { workspace, opportunities }: MapData,
  day: number,
  options: ContentOptions,
): Piece[] {
  const { kind } = lane;
  switch (kind) {
    case 'doing':
    case 'thinking': {
      const pieces = said(source[kind]);
      return pieces.length > 0 ? [...pieces, ...aged(source.stated[kind], day, options)] : [];
    }
    case 'feeling': {
      const pieces = feltAs(source.feeling, moodLevel(source.mood));
      return pieces.length > 0 ? [...pieces, ...aged(source.stated.feeling, day, options)] : [];
    }
    case 'purpose':
      return said(source.purpose);
    case 'importance':
    case 'businessImportance': {
      const level = moodLevel(source[kind]);
      return level === null ? [] : [{ text: importanceName(level), icon: `dots-${level}` }];
    }
    case 'momentOfTruth':
      return source.momentOfTruth ? [{ text: 'Yes', icon: 'star' }] : [];
    case 'insights':
      return source.insights.flatMap(({ kind, text, evidence, observedAt }) => [
        { text, icon: kind },
        ...aged({ n: evidence, at: observedAt }, day, options),
      ]);
    case 'opportunities':
      return opportunities
        .filter(({ touchpointIds }) => touchpointIds.includes(source.id))
        .flatMap((opportunity) => opportunityPieces(opportunity, day, options));
    case 'channel':
    case 'department':
    case 'curve':
      return [];
    default: {
      const pieces = isOwn(kind) ? ownPieces({ ...lane, kind }, source, workspace.locale, options) : [];
      return pieces.length > 0 ? [...pieces, ...aged(source.stated[lane.id] ?? null, day, options)] : [];
    }
  }
}

function opportunityPieces(opportunity: MapOpportunity, day: number, options: ContentOptions): Piece[] {
  const { title, status, evidence, observedAt } = opportunity;
  const [age] = aged({ n: evidence, at: observedAt }, day, options);
  const told = [STATUS_NAMES[status], age?.text].filter(Boolean).join(', ');
  return [{ text: title }, { text: told, icon: `pie-${status}`, small: true, tone: 'soft', tight: true }];
}

function feltAs(text: string, mood: ReturnType<typeof moodLevel>): Piece[] {
  if (mood === null) return said(text);
  // On paper nobody is told what a face means.
  return [{ text: text || FACE_NAMES[mood], icon: `face-${mood}` }];
}

function ownPieces(
  { id, kind, unit }: MapLane,
  { values }: MapTouchpoint,
  locale: string,
  { pictures }: ContentOptions,
): Piece[] {
  const { text = '', number, attachmentId } = values[id] ?? {};
  switch (kind) {
    case 'number':
      return number === undefined ? [] : [{ text: formatQuantity(number, locale, unit) }];
    case 'emotion':
      return feltAs(text, moodLevel(number ?? null));
    case 'list':
      return itemsOf(text).map((item, index) => ({ text: `• ${item}`, tight: index > 0 }));
    case 'image': {
      const picture = pictures && attachmentId ? { picture: attachmentId } : {};
      return text === '' && !attachmentId ? [] : [{ text, small: true, tone: 'soft', ...picture }];
    }
    default:
      return said(text);
  }
}
