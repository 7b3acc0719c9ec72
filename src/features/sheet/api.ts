import { z } from 'zod';
import { disposition, fileNameOf, toCsv } from '@/domain/csv';
import { roundTo } from '@/domain/format';
import { RANGE_KEYS } from '@/domain/period';
import type { Visibility } from '@/domain/visibility';
import { laneHeader, laneText } from '@/features/lane/prepare';
import { isOwn, type MapLane, type OwnKind } from '@/features/lane/schema';
import { getMap } from '@/features/map/data';
import type { MapData, MapStage, MapTouchpoint } from '@/features/map/schema';
import { prepareScore, TYPE_NAMES } from '@/features/touchpoint/prepare';
import { AppError } from '@/server/errors';
import { methodNotAllowed, restHandler, withRequestMember } from '@/server/rest';
import { FIELD_NAMES, FIELDS, type Field } from './schema';

const ADDRESS = /^\/api\/w\/([\w-]{1,80})\/maps\/([^/]+)\/csv$/;

const csvQuery = z.object({
  map: z.uuid(),
  range: z.enum(RANGE_KEYS).catch('28d'),
  persona: z.string().max(80).nullish(),
});

/**
 * GET /api/w/{workspace}/maps/{map}/csv[?range=&persona=]: the map as the person who asks sees it, one row per
 * touchpoint. Never kept by anybody on the way.
 */
export const csvHandler = restHandler(async (request) => {
  const { pathname, searchParams } = new URL(request.url);
  const [, workspace, map] = ADDRESS.exec(pathname) ?? [];
  const query = csvQuery.safeParse({ ...Object.fromEntries(searchParams), map });
  if (!workspace || !query.success)
    throw new AppError('not_found', 'This map does not exist, or it was deleted.');
  const { persona, ...view } = query.data;
  const data = await withRequestMember(request, workspace, 'map:view', (scope) =>
    getMap(scope, { ...view, persona: persona || null }),
  );
  return new Response(toCsv(sheetOf(data)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': disposition(fileNameOf(data.name, 'csv')),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
});

export const refuseAllButGet = methodNotAllowed('GET');

type Cell = string | number | null;

/** Names of one line each; on lines of their own where a name holds the separator. */
const named = (names: readonly string[]): string =>
  names.some((name) => name.includes(';')) ? names.map((name) => `${name}\n`).join('') : names.join('; ');

/** Notes, each from the beginning of a line; the lines of one note that follow are set in. */
const noted = (touchpoint: MapTouchpoint | null, kind: 'pain' | 'delight' | 'barrier'): string =>
  (touchpoint?.insights ?? [])
    .filter((insight) => insight.kind === kind)
    .map(({ text }) => text.replaceAll('\n', '\n  '))
    .join('\n');

const READINGS: Readonly<Record<Visibility, string>> = {
  none: 'No data yet',
  hidden: 'Too few to show',
  low: 'Low: under 30 answers',
  normal: '',
};

/**
 * A map as rows: the fields an import knows by the same names, the own lanes, then what was heard in the period. A
 * score has its n and its interval beside it, and stays empty below five answers. A stage without touchpoints has a
 * row.
 */
export function sheetOf(data: MapData): Cell[][] {
  const own = data.lanes.flatMap((lane) => (isOwn(lane.kind) ? [{ ...lane, kind: lane.kind }] : []));
  const personas = named(
    data.personas.filter(({ id }) => data.drawnFor.includes(id)).map(({ name }) => name),
  );
  const header = [
    ...FIELDS.map((field) => FIELD_NAMES[field]),
    ...own.map(laneHeader),
    'Slug',
    'Survey',
    'Satisfaction (1–5)',
    'Satisfaction, low (95%)',
    'Satisfaction, high (95%)',
    'Answers (n)',
    'Reading',
    'Last heard',
    'From',
    'To',
  ];
  const rows = data.stages.flatMap((stage) => {
    const touchpoints = stage.touchpoints.length > 0 ? stage.touchpoints : [null];
    return touchpoints.map((touchpoint) => [
      ...FIELDS.map((field) => fieldOf(field, stage, touchpoint, personas)),
      ...own.map((lane) => laneCell(lane, touchpoint)),
      ...heardCells(touchpoint, data),
    ]);
  });
  return [header, ...rows];
}

const laneCell = ({ id, kind }: MapLane & { kind: OwnKind }, touchpoint: MapTouchpoint | null): Cell =>
  laneText(kind, touchpoint?.values[id] ?? {});

function fieldOf(field: Field, stage: MapStage, touchpoint: MapTouchpoint | null, personas: string): Cell {
  switch (field) {
    case 'stage':
      return stage.name;
    case 'phase':
      return stage.phase;
    case 'goal':
      return stage.goal;
    case 'touchpoint':
      return touchpoint?.name ?? '';
    case 'department':
      return touchpoint?.department?.name ?? '';
    case 'promises':
      return named((touchpoint?.promises ?? []).map(({ name }) => name));
    case 'persona':
      return touchpoint ? personas : '';
    case 'momentOfTruth':
      return touchpoint?.momentOfTruth ? 'yes' : '';
    case 'pains':
      return noted(touchpoint, 'pain');
    case 'delights':
      return noted(touchpoint, 'delight');
    case 'barriers':
      return noted(touchpoint, 'barrier');
    default:
      return touchpoint?.[field] ?? '';
  }
}

function heardCells(touchpoint: MapTouchpoint | null, { period }: MapData): Cell[] {
  if (!touchpoint) return Array.from({ length: 10 }, () => null);
  const { n, value, low, high, state } = prepareScore(touchpoint.current.parts);
  const shown = (figure: number | null) => (figure === null ? null : roundTo(figure, 2));
  return [
    touchpoint.slug,
    touchpoint.survey ? TYPE_NAMES[touchpoint.survey.type] : '',
    shown(value),
    shown(low),
    shown(high),
    n,
    READINGS[state],
    touchpoint.lastRatedAt ?? '',
    period.from,
    period.to,
  ];
}
