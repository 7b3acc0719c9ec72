import { countScores } from '@/domain/tally';
import type { LaneValue, MapLane } from '@/features/lane/schema';
import { BUILT_IN_LANES } from '@/features/lane/schema';
import type { MapData, MapStage, MapTouchpoint, Phase } from '@/features/map/schema';
import { blank } from '@/features/touchpoint/prepare/blank';

/** When the maps made here are looked at. */
export const NOW = Date.parse('2026-11-21T12:00:00Z');

/** A touchpoint that was answered `n` times, half with the one score, half with the other. */
export function drawnTouchpoint(
  id: string,
  {
    n = 0,
    scores = [4, 5],
    ...over
  }: Partial<MapTouchpoint> & { n?: number; scores?: readonly number[] } = {},
): MapTouchpoint {
  const counts = [
    ...countScores(Array.from({ length: n }, (_, index) => scores[index % scores.length] ?? 4)),
  ];
  const surveyId = `survey-${id}`;
  return {
    ...blank(id, `Touchpoint ${id}`),
    rank: id,
    survey: n > 0 ? { id: surveyId, type: 'csat', status: 'published' } : null,
    current: { parts: n > 0 ? [{ surveyId, type: 'csat', counts }] : [], displays: 0, comments: 0 },
    lastRatedAt: n > 0 ? '2026-11-20T08:00:00.000Z' : null,
    ...over,
  };
}

export const drawnStage = (
  id: string,
  touchpoints: MapTouchpoint[],
  over: Partial<MapStage> & { phase?: Phase } = {},
): MapStage => ({ id, name: `Stage ${id}`, goal: '', phase: 'before', rank: id, touchpoints, ...over });

/** A map as the server gives it. Own lanes come with the ids their values have. */
export function drawnMap(
  stages: MapStage[],
  over: Partial<MapData> = {},
  own: readonly MapLane[] = [],
): MapData {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'Buying a sofa',
    kind: 'current',
    industry: null,
    workspace: {
      slug: 'example',
      name: 'Example',
      timeZone: 'Europe/Berlin',
      locale: 'en',
      demo: false,
      role: 'viewer',
      publicKey: null,
    },
    range: '28d',
    period: { from: '2026-10-25', to: '2026-11-21', previousFrom: '2026-09-27', previousTo: '2026-10-24' },
    persona: null,
    personas: [],
    drawnFor: [],
    departments: [],
    promises: [],
    maps: [],
    derivedFrom: null,
    desiredMaps: [],
    lanes: [...BUILT_IN_LANES.map((lane) => ({ ...lane, id: lane.kind, unit: '' })), ...own],
    stages,
    opportunities: [],
    ratingsThisHour: 0,
    ...over,
  };
}

const WORDS =
  'the customer looks at a delivery slot and wonders whether it will really arrive on the day that was promised by phone'.split(
    ' ',
  );
const said = (seed: number, words: number) =>
  Array.from({ length: words }, (_, index) => WORDS[(seed * 7 + index * 3) % WORDS.length]).join(' ');

const OWN: readonly MapLane[] = [
  { id: 'tools', kind: 'list', name: 'Tools behind it', unit: '', hidden: false },
  { id: 'wait', kind: 'number', name: 'Waiting time', unit: 'min', hidden: false },
  { id: 'trust', kind: 'emotion', name: 'Trust', unit: '', hidden: false },
  { id: 'note', kind: 'text', name: 'Notes of the team', unit: '', hidden: false },
];

/**
 * A map of `count` touchpoints with something in every one of its twelve lanes, and answers of every kind of number.
 */
export function largeMap(count: number): MapData {
  const answers = [318, 64, 3, 19, 0, 1_204];
  const spread = [[5, 4, 4], [3, 2, 4], [1], [5, 4], [4], [2, 1, 3]];
  const departments = ['Marketing', 'Store', 'Logistics', 'Support'].map((name) => ({
    id: name,
    name,
    barrier: name === 'Support' ? 'Has no line to the customer before a claim.' : '',
  }));
  const promises = ['Effortless', 'On time'].map((name) => ({ id: name, name }));
  const touchpoints = Array.from({ length: count }, (_, index) => {
    const values: Record<string, LaneValue> = {
      tools: { text: 'Shop system\nParcel tracker' },
      wait: { number: index * 1.5 },
      trust: { text: said(index, 2), number: (index % 5) + 1 },
      note: { text: said(index + 5, 9) },
    };
    return drawnTouchpoint(String(index + 1), {
      n: answers[index % 6] ?? 0,
      scores: spread[index % 6] ?? [4],
      name: `${said(index, 3)} ${index + 1}`,
      doing: said(index, 14),
      thinking: said(index + 3, 11),
      feeling: said(index + 1, 2),
      mood: (index % 5) + 1,
      channel: ['Website', 'Website', 'Store', 'Phone'][index % 4] ?? '',
      department: departments[Math.floor(index / 3) % 3] ?? null,
      desired: 4.2,
      momentOfTruth: index % 9 === 0,
      values,
      promises: promises.slice(index % 2),
      leadsToId: index === count - 1 ? '1' : null,
      stated: { doing: { n: index % 3, at: '2026-08-01T00:00:00.000Z' }, thinking: null, feeling: null },
      insights: [
        {
          id: `p${index}`,
          kind: 'pain',
          text: said(index + 2, 8),
          evidence: 2,
          observedAt: '2026-11-01T00:00:00.000Z',
        },
        ...(index % 3 === 0
          ? [
              {
                id: `d${index}`,
                kind: 'delight' as const,
                text: said(index + 4, 5),
                evidence: 0,
                observedAt: '2025-01-01T00:00:00.000Z',
              },
            ]
          : []),
      ],
    });
  });
  const size = Math.ceil(count / 5);
  const names = ['Discover', 'Compare', 'Buy', 'Receive', 'Live with it'];
  const phases = ['before', 'before', 'purchase', 'after', 'after'] as const;
  const stages = names.map((name, index) =>
    drawnStage(name, touchpoints.slice(index * size, (index + 1) * size), {
      name,
      phase: phases[index] ?? 'after',
      goal: said(index, 8),
    }),
  );
  const opportunities = touchpoints
    .filter((_, index) => index % 4 === 0)
    .map(({ id }, index) => ({
      id: `o${id}`,
      title: `Make ${said(index, 4)} easier`,
      status: (['idea', 'planned', 'progress', 'shipped', 'measured'] as const)[index % 5] ?? 'idea',
      touchpointIds: [id],
      evidence: index % 2,
      observedAt: '2026-10-01T00:00:00.000Z',
    }));
  return drawnMap(
    stages,
    {
      departments,
      promises,
      opportunities,
      personas: [{ id: 'p', slug: 'p', name: 'Families' }],
      drawnFor: ['p'],
    },
    OWN,
  );
}
