import { says } from './naming';
import { dayDifference, dayInZone, type IsoDate } from './period';
import type { Phase } from './phase';

/** What can be wanting on a map, in the order in which it is worth doing something about it. */
export const CHECKS = [
  'stages',
  'after',
  'survey',
  'owner',
  'quiet',
  'review',
  'evidence',
  'assumption',
  'promise',
  'department',
  'typical',
] as const;
export type CheckId = (typeof CHECKS)[number];

/** Where something can be seen and mended. */
export type Place =
  | { at: 'stage'; id: string }
  /** A cell of the map: which lane, of which touchpoint. */
  | { at: 'cell'; lane: 'curve' | 'department' | 'insights' | 'opportunities'; id: string }
  /** The touchpoint's panel, at one of its tabs. */
  | { at: 'panel'; tab: 'overview' | 'survey'; id: string }
  | { at: 'department' | 'promise'; id: string }
  /** A touchpoint to choose from the catalogue. */
  | { at: 'catalogue'; id: string }
  | { at: 'map' | 'opportunities' | 'review' };

export interface Finding {
  /** Id of what it is about: unique within the check. */
  subject: string;
  name: string;
  /** Days gone by, where that is the point. */
  days: number | null;
  /** Somebody has said why elsewhere, so it is known and not a lack. */
  explained: string | null;
  place: Place;
}

export interface Check {
  id: CheckId;
  /** Of how many this was asked; 0: there was nothing to ask it of. Null: the check is not for this map. */
  of: number | null;
  findings: Finding[];
}

export interface FactTouchpoint {
  id: string;
  name: string;
  departmentId: string | null;
  survey: { status: 'published' | 'paused'; since: string } | null;
  /** ISO date-time of the newest rating of all time. */
  lastHeardAt: string | null;
  /** ISO date-time of the newest evidence beside ratings: for its statements and its notes. */
  evidenceAt: string | null;
  promises: number;
}

export interface FactStage {
  id: string;
  name: string;
  phase: Phase;
  touchpoints: FactTouchpoint[];
}

export interface FactNote {
  id: string;
  kind: 'pain' | 'delight' | 'barrier';
  text: string;
  touchpointId: string;
  evidence: number;
}

export interface FactOpportunity {
  id: string;
  title: string;
  status: 'idea' | 'planned' | 'progress' | 'shipped' | 'measured';
  touchpointIds: string[];
  evidence: number;
}

export interface MapFacts {
  kind: 'current' | 'desired';
  stages: FactStage[];
  notes: FactNote[];
  opportunities: FactOpportunity[];
  /** Of the workspace, with how many touchpoints they have on its maps. */
  departments: { id: string; name: string; barrier: string; touchpoints: number }[];
  promises: { id: string; name: string; touchpoints: number }[];
  /** Touchpoints such a business usually has, each by all its names; null: the industry is not known. */
  typical: { id: string; names: string[] }[] | null;
  quietDays: number;
  /** Evidence of as many days counts. */
  evidenceDays: number;
  reviewOn: IsoDate | null;
  today: IsoDate;
  timeZone: string;
}

/** Days since a touchpoint that asks was last heard from, or since it began to ask. Null: it asks nothing. */
export function silentFor(
  { survey, lastHeardAt }: FactTouchpoint,
  { today, timeZone }: Pick<MapFacts, 'today' | 'timeZone'>,
): number | null {
  if (survey?.status !== 'published') return null;
  const heardSince = lastHeardAt !== null && lastHeardAt > survey.since;
  const since = heardSince ? lastHeardAt : survey.since;
  return Math.max(0, dayDifference(dayInZone(new Date(since), timeZone), today));
}

/** Days since the newest of what speaks for a touchpoint, a rating or anything else. Null: nothing does. */
export function evidenceAge(
  { lastHeardAt, evidenceAt }: FactTouchpoint,
  { today, timeZone }: Pick<MapFacts, 'today' | 'timeZone'>,
): number | null {
  const moments = [lastHeardAt, evidenceAt].flatMap((at) => (at === null ? [] : [Date.parse(at)]));
  if (moments.length === 0) return null;
  return Math.max(0, dayDifference(dayInZone(new Date(Math.max(...moments)), timeZone), today));
}

/** Everything that can be asked of a map, with what was found. */
export function checkMap(facts: MapFacts): Check[] {
  return CHECKS.map((id) => ({ id, ...ASKED[id](facts) }));
}

type Answer = Omit<Check, 'id'>;
const NOT_ASKED: Answer = { of: null, findings: [] };

const touchpointsOf = ({ stages }: MapFacts) => stages.flatMap(({ touchpoints }) => touchpoints);
const found = (subject: string, name: string, place: Place, more: Partial<Finding> = {}): Finding => ({
  subject,
  name,
  place,
  days: null,
  explained: null,
  ...more,
});

/** Customers answer today's map only; what a desired one lacks there is no lack of it. */
const onCurrent =
  (ask: (facts: MapFacts) => Answer) =>
  (facts: MapFacts): Answer =>
    facts.kind === 'current' ? ask(facts) : NOT_ASKED;

const ASKED: Record<CheckId, (facts: MapFacts) => Answer> = {
  stages: ({ stages }) => ({
    of: stages.length,
    findings: stages
      .filter(({ touchpoints }) => touchpoints.length === 0)
      .map(({ id, name }) => found(id, name, { at: 'stage', id })),
  }),
  after: ({ stages }) => {
    const last = stages.at(-1);
    const missing = last && !stages.some(({ phase }) => phase === 'after');
    return {
      of: last ? 1 : 0,
      findings: missing ? [found('after', last.name, { at: 'stage', id: last.id })] : [],
    };
  },
  survey: onCurrent((facts) => ({
    of: touchpointsOf(facts).length,
    findings: touchpointsOf(facts)
      .filter(({ survey }) => survey === null)
      .map(({ id, name }) => found(id, name, { at: 'panel', tab: 'survey', id })),
  })),
  owner: (facts) => ({
    of: touchpointsOf(facts).length,
    findings: touchpointsOf(facts)
      .filter(({ departmentId }) => departmentId === null)
      .map(({ id, name }) => found(id, name, { at: 'cell', lane: 'department', id })),
  }),
  quiet: onCurrent((facts) => {
    const asking = touchpointsOf(facts).filter(({ survey }) => survey?.status === 'published');
    return {
      of: asking.length,
      findings: asking.flatMap((touchpoint) => {
        const { id, name } = touchpoint;
        const days = silentFor(touchpoint, facts);
        return days !== null && days >= facts.quietDays
          ? [found(id, name, { at: 'cell', lane: 'curve', id }, { days })]
          : [];
      }),
    };
  }),
  review: ({ reviewOn, today }) => ({
    of: reviewOn === null ? 0 : 1,
    findings:
      reviewOn !== null && reviewOn < today
        ? [found('review', reviewOn, { at: 'review' }, { days: dayDifference(reviewOn, today) })]
        : [],
  }),
  evidence: onCurrent((facts) => ({
    of: touchpointsOf(facts).length,
    findings: touchpointsOf(facts).flatMap((touchpoint) => {
      const { id, name } = touchpoint;
      const days = evidenceAge(touchpoint, facts);
      if (days !== null && days < facts.evidenceDays) return [];
      return [found(id, name, { at: 'panel', tab: 'overview', id }, { days })];
    }),
  })),
  assumption: ({ notes, opportunities }) => ({
    of: notes.length + opportunities.length,
    findings: [
      ...notes
        .filter(({ evidence }) => evidence === 0)
        .map(({ id, text, touchpointId }) =>
          found(id, text, { at: 'cell', lane: 'insights', id: touchpointId }),
        ),
      ...opportunities
        .filter(({ evidence }) => evidence === 0)
        .map(({ id, title, touchpointIds: [first] }) =>
          found(
            id,
            title,
            first ? { at: 'cell', lane: 'opportunities', id: first } : { at: 'opportunities' },
          ),
        ),
    ],
  }),
  promise: onCurrent(({ promises }) => ({
    of: promises.length,
    findings: promises
      .filter(({ touchpoints }) => touchpoints === 0)
      .map(({ id, name }) => found(id, name, { at: 'promise', id })),
  })),
  // Of a department whose barrier is noted it is known why it has none.
  department: onCurrent(({ departments }) => ({
    of: departments.length,
    findings: departments
      .filter(({ touchpoints }) => touchpoints === 0)
      .map(({ id, name, barrier }) =>
        found(id, name, { at: 'department', id }, { explained: barrier.trim() || null }),
      ),
  })),
  typical: onCurrent((facts) => {
    if (facts.typical === null) return { of: 0, findings: [] };
    const here = touchpointsOf(facts).map(({ name }) => name);
    return {
      of: facts.typical.length,
      findings: facts.typical
        .filter(({ names }) => !names.some((name) => here.some((own) => says(own, name))))
        .map(({ id, names }) => found(id, names[0] ?? id, { at: 'catalogue', id })),
    };
  }),
};
