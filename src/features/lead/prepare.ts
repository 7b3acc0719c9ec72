import { ageOf, dayOf } from '@/domain/evidence';
import { formatCount } from '@/domain/format';
import { keepingOf } from '@/domain/keeping';
import { STATUS_NAMES } from '@/features/opportunity/prepare';
import type { OpportunityStatus } from '@/features/opportunity/schema';
import { prepareTouchpoint } from '@/features/touchpoint/prepare';
import { MINE_RANGE, type Mine } from './schema';

/** A promise that is not kept at one or more of the touchpoints. */
export interface BrokenPromise {
  id: string;
  name: string;
  at: { id: string; name: string; text: string }[];
}

/** A statement that is an assumption, or that was true long ago. */
export interface WeakEvidence {
  key: string;
  touchpointId: string;
  touchpoint: string;
  /** "Pain: The link had expired" */
  text: string;
  /** "assumption, 4 months old", "5 months old" */
  age: string;
}

export interface LedOpportunity {
  id: string;
  title: string;
  status: string;
  /** Names of the touchpoints at which it lies, of those shown. */
  at: string;
  mapId: string;
}

export interface LedModel {
  broken: BrokenPromise[];
  /** How many promises could be looked at, in a sentence. */
  promises: string;
  evidence: WeakEvidence[];
  /** How many more there are than are listed. */
  moreEvidence: number;
  opportunities: LedOpportunity[];
}

const LANES = { doing: 'Doing', thinking: 'Thinking', feeling: 'Feeling' } as const;
const MOST_EVIDENCE = 8;
/** What is being done stands before what is only thought of, and before what is over. */
const ORDER: readonly OpportunityStatus[] = ['progress', 'planned', 'idea', 'shipped', 'measured'];

/** What a lead looks at beside scores: promises not kept, evidence that is weak, and what is done. `now` in ms. */
export function prepareLed({ maps }: Pick<Mine, 'maps'>, now: number): LedModel {
  const evidence = weakEvidence(maps, dayOf(now));
  const { broken, told } = brokenPromises(maps, now);
  return {
    broken,
    promises: tellPromises(broken.length, told),
    evidence: evidence.slice(0, MOST_EVIDENCE),
    moreEvidence: Math.max(0, evidence.length - MOST_EVIDENCE),
    opportunities: maps
      .flatMap(({ id: mapId, touchpoints, opportunities }) => {
        const names = new Map(touchpoints.map(({ id, name }) => [id, name]));
        return opportunities.map((one) => ({ ...one, mapId, names }));
      })
      .sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))
      .map(({ id, title, status, touchpointIds, mapId, names }) => ({
        id,
        title,
        status: STATUS_NAMES[status],
        at: touchpointIds.flatMap((one) => names.get(one) ?? []).join(', '),
        mapId,
      })),
  };
}

function tellPromises(broken: number, told: number): string {
  if (told === 0)
    return 'Too early to say whether promises are kept: that takes a desired level and 30 ratings.';
  return `Of ${formatCount(told, 'promise')} that can be judged so far, ${broken === 0 ? 'none' : broken}.`;
}

function brokenPromises(maps: Mine['maps'], now: number) {
  const broken = new Map<string, BrokenPromise>();
  const told = new Set<string>();
  for (const touchpoint of maps.flatMap(({ touchpoints }) => touchpoints)) {
    const { score, gap } = prepareTouchpoint(touchpoint, MINE_RANGE, now);
    const keeping = keepingOf(score, touchpoint.desired);
    if (!['kept', 'close', 'missed'].includes(keeping)) continue;
    for (const { id, name } of touchpoint.promises) {
      told.add(id);
      if (keeping !== 'missed') continue;
      const one = broken.get(id) ?? { id, name, at: [] };
      const text = `${score.text} ${score.interval}, ${gap?.label ?? ''}`;
      one.at.push({ id: touchpoint.id, name: touchpoint.name, text });
      broken.set(id, one);
    }
  }
  return { broken: [...broken.values()].sort((a, b) => b.at.length - a.at.length), told: told.size };
}

/** The oldest first. */
function weakEvidence(maps: Mine['maps'], day: number): WeakEvidence[] {
  return maps
    .flatMap(({ touchpoints }) => touchpoints)
    .flatMap((touchpoint) => {
      const notes = touchpoint.insights.map(({ id, kind, text, evidence, observedAt }) => ({
        key: id,
        text: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${text}`,
        n: evidence,
        at: observedAt,
      }));
      const lanes = (['doing', 'thinking', 'feeling'] as const).flatMap((lane) => {
        const standing = touchpoint.stated[lane];
        if (!standing) return [];
        return { key: `${touchpoint.id} ${lane}`, text: `${LANES[lane]}: ${touchpoint[lane]}`, ...standing };
      });
      return [...notes, ...lanes].map((one) => ({ ...one, touchpoint, age: ageOf(one.at, day) }));
    })
    .filter(({ n, age }) => n === 0 || age.freshness !== 'fresh')
    .sort((a, b) => a.at.localeCompare(b.at))
    .map(({ key, text, n, touchpoint, age }) => ({
      key,
      touchpointId: touchpoint.id,
      touchpoint: touchpoint.name,
      text,
      age: n === 0 ? `assumption, ${age.text}` : age.text,
    }));
}
