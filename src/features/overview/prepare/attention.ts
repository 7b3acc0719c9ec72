import { controlOf } from '@/domain/control';
import { ageOf } from '@/domain/evidence';
import { formatCount, formatInterval, formatN, formatRange, formatSatisfaction } from '@/domain/format';
import { outlyingTouchpoints } from '@/domain/outliers';
import { findShifts } from '@/domain/shifts';
import { prepareDepartments } from '@/features/department/prepare';
import type { MapModel } from '@/features/map/prepare';
import { list, preparePromises } from '@/features/promise/prepare';
import { RANGE_NAMES, type TouchpointModel } from '@/features/touchpoint/prepare';
import type { OverviewData } from '../schema';
import { viewOf } from './ranking';
import { toHeads } from './stretches';
import { falls, type Moved, type WatchedTouchpoint } from './trend';

export interface Concern {
  key: string;
  /** What it is drawn with, so that no colour has to say it: a fall, something missing, too little. */
  mark: 'down' | 'absent' | 'few';
  title: string;
  /** "Outlier" */
  badge: string;
  text: string;
  href: string;
  /** How it was found. */
  rule?: string;
}

/** A step down is news for so many weeks or months. */
const NEWS = 4;

interface Seen {
  data: OverviewData;
  model: MapModel;
  watched: readonly WatchedTouchpoint[];
  moved: readonly Moved[];
  workspace: string;
}

/** What somebody should look at, the surest and gravest first. Every claim is one of `domain/`. */
export function prepareConcerns(seen: Seen): Concern[] {
  return [
    ...outliersOf(seen),
    ...fallingOf(seen),
    ...promisesOf(seen),
    ...departmentsOf(seen),
    ...silenceOf(seen),
  ];
}

const addressOf = ({ data: { map }, workspace }: Seen, query: string) =>
  `/w/${workspace}/maps/${map.id}?${query}${viewOf(map)}`;

const panelOf = (seen: Seen, { slug }: TouchpointModel) => addressOf(seen, `touchpoint=${slug}`);

function outliersOf(seen: Seen): Concern[] {
  const { touchpoints } = seen.model;
  const byId = new Map(touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
  const { outliers, compared } = outlyingTouchpoints(
    touchpoints.map(({ id, source }) => ({ id, parts: source.current.parts })),
  );
  return outliers
    .filter(({ side }) => side === 'low')
    .flatMap(({ id, value, low, high }) => {
      const touchpoint = byId.get(id);
      if (!touchpoint) return [];
      const { gap } = touchpoint;
      const expected = formatRange(Math.max(1, low), Math.min(5, high), 2);
      return [
        {
          key: `outlier ${id}`,
          mark: 'down' as const,
          title: touchpoint.name,
          badge: 'Outlier',
          text: `${formatSatisfaction(value)}, where the others let expect ${expected}.${gap && gap.value < 0 ? ` ${gap.label}.` : ''}`,
          href: panelOf(seen, touchpoint),
          rule: `Held against the other ${compared - 1} touchpoints with 30 ratings or more; that any is named by chance has a chance of 5%.`,
        },
      ];
    });
}

/** Steady falls, then sudden steps down that are still news, then a last week that is out of the usual. */
function fallingOf(seen: Seen): Concern[] {
  const { data, watched, moved } = seen;
  const heads = toHeads(data.stretches, data.unit);
  const ages = `${data.stretches.length} ${data.unit}s`;
  const falling = moved.filter(falls);
  const told = new Set(falling.map(({ touchpoint }) => touchpoint.id));
  const trends = falling.map(({ touchpoint, trend: { change } }): Concern => {
    const by = formatInterval(-change.difference, -change.high, -change.low);
    return {
      key: `falling ${touchpoint.id}`,
      mark: 'down',
      title: touchpoint.name,
      badge: 'Falling',
      text: `Down ${formatSatisfaction(-change.difference)} (${by}) in ${ages}.`,
      href: panelOf(seen, touchpoint),
      rule: `A straight line through its ${data.unit}s; allows for all touchpoints looked at.`,
    };
  });
  const among = Math.max(1, watched.filter(({ buckets }) => buckets.some(({ parts }) => parts)).length);
  const sudden = watched.flatMap(({ touchpoint, buckets }): Concern[] => {
    if (told.has(touchpoint.id)) return [];
    const common = { mark: 'down' as const, title: touchpoint.name, href: panelOf(seen, touchpoint) };
    const step = findShifts(buckets, 'satisfaction', among).at(-1);
    if (step && step.change.difference < 0 && step.index >= buckets.length - NEWS) {
      const by = formatSatisfaction(-step.change.difference);
      const text = `${by} lower since ${heads[step.index]?.span ?? ''} than in the time before.`;
      return [{ ...common, key: `step ${touchpoint.id}`, badge: 'Dropped', text }];
    }
    const last = controlOf(buckets, 'satisfaction', among)?.watched.at(-1);
    if (last?.out !== 'low' || last.index < buckets.length - 2) return [];
    const text = `${formatSatisfaction(last.mean)} in ${heads[last.index]?.span ?? ''}, usually ${formatRange(last.low, last.high, 2)}.`;
    return [{ ...common, key: `unusual ${touchpoint.id}`, badge: 'Unusual', text }];
  });
  return [...trends, ...sudden];
}

function promisesOf(seen: Seen): Concern[] {
  const { rows, rule } = preparePromises(seen.model.columns, seen.data.map.promises);
  return rows.flatMap(({ id, name, misaligned: [widest, ...more] }) =>
    widest
      ? [
          {
            key: `promise ${id}`,
            mark: 'down' as const,
            title: `“${name}”`,
            badge: 'Misaligned',
            text: `Kept ${widest.difference.split(' ')[0]} worse at ${widest.lower.name} than at ${widest.higher.name}${more.length > 0 ? `, and ${formatCount(more.length, 'more pair')}` : ''}.`,
            href: addressOf(seen, 'lens=promises'),
            rule,
          },
        ]
      : [],
  );
}

function departmentsOf(seen: Seen): Concern[] {
  const { map } = seen.data;
  const { rows } = prepareDepartments(seen.model.columns, map.departments, RANGE_NAMES[map.range]);
  const href = addressOf(seen, 'lens=departments');
  const absent = rows.filter(({ status }) => status === 'absent');
  const silent = rows.filter(({ status }) => status === 'silent');
  return [
    ...silent.map(({ id, name, cells }): Concern => {
      const text = `Nobody answered at its ${formatCount(cells.length, 'touchpoint')} in ${RANGE_NAMES[map.range]}.`;
      return { key: `silent ${id}`, mark: 'absent', title: name, badge: 'Silent', text, href };
    }),
    ...(absent.length > 0
      ? [
          {
            key: 'absent',
            mark: 'absent' as const,
            title: absent.map(({ name }) => name).join(', '),
            badge: 'No touchpoint',
            text: `${absent.length === 1 ? 'It never meets' : `${absent.length} departments never meet`} this customer.`,
            href,
          },
        ]
      : []),
  ];
}

/** Where nobody is asked, nobody was heard for long, or too few were. */
function silenceOf(seen: Seen): Concern[] {
  const { model, data } = seen;
  if (data.map.kind === 'desired') return [];
  const concerns: Concern[] = [];
  const grouped = (key: string, badge: string, found: readonly TouchpointModel[], text: string) => {
    const [first] = found;
    if (!first) return;
    const title =
      found.length > 3 ? `${first.name} and ${found.length - 1} others` : list(found.map(({ name }) => name));
    concerns.push({
      key,
      mark: key === 'few' ? 'few' : 'absent',
      title,
      badge,
      text,
      href: panelOf(seen, first),
    });
  };
  const asked = model.touchpoints.filter(({ source }) => source.survey?.status === 'published');
  for (const touchpoint of asked) {
    const { lastRatedAt } = touchpoint.source;
    const age = lastRatedAt === null ? null : ageOf(lastRatedAt, model.day);
    if (age === null || age.freshness === 'fresh') continue;
    concerns.push({
      key: `stale ${touchpoint.id}`,
      mark: 'absent',
      title: touchpoint.name,
      badge: 'Stale',
      text: `The newest rating is ${age.text}.`,
      href: panelOf(seen, touchpoint),
    });
  }
  const unheard = asked.filter(({ source }) => source.lastRatedAt === null);
  grouped('unheard', 'No answer', unheard, 'Asked, and never answered yet.');
  const unasked = model.touchpoints.filter(({ source }) => source.survey === null);
  grouped(
    'unasked',
    'No survey',
    unasked,
    unasked.length === 1 ? 'Nobody is asked here.' : 'Nobody is asked at these.',
  );
  const few = asked.filter(({ score }) => score.state === 'low' || score.state === 'hidden');
  const counts = list(few.slice(0, 3).map(({ score }) => formatN(score.n)));
  grouped(
    'few',
    'Low n',
    few,
    few.length > 3 ? 'Fewer than 30 ratings each.' : `${counts}. Too few to compare.`,
  );
  return concerns;
}
