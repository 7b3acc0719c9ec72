import { LIMITS } from '@/contract/limits';
import { type Clock, readSegment, shorten, writeSegment } from '@/features/segment/prepare';
import { EVERYTHING, type Segment } from '@/features/segment/schema';
import { BYS, type By, type ExploreQuery, MEASURES, type Measure } from '../schema';

/** What is looked at, and how. It stands in the address. */
export interface ExploreState {
  measure: Measure;
  by: By;
  attribute: string | null;
  as: 'chart' | 'table';
  versus: 'before' | 'segment' | null;
  segment: Segment;
  /** What it is compared with, of `versus` "segment". */
  other: Segment;
}

const VERSUS = ['none', 'before', 'segment'] as const;

/** Before each parameter of the other segment. */
const OTHER = 'b.';

export function readState(query: URLSearchParams, clock: Clock): { state: ExploreState; faults: string[] } {
  const faults: string[] = [];
  const pick = <Value extends string>(
    name: string,
    all: readonly Value[],
    usual: Value,
    fault: (sent: string) => string,
  ): Value => {
    const sent = query.get(name);
    const found = all.find((one) => one === sent);
    if (sent && !found) faults.push(fault(shorten(sent)));
    return found ?? usual;
  };
  const own = readSegment(query, clock);
  const versus = pick('vs', VERSUS, 'none', (sent) => `Nothing can be compared with “${sent}”.`);
  const other = versus === 'segment' ? readSegment(query, clock, OTHER) : { segment: EVERYTHING, faults: [] };
  const by = pick(
    'by',
    BYS,
    'touchpoint',
    (sent) => `Nothing can be told apart by “${sent}”: touchpoints are shown.`,
  );
  const state: ExploreState = {
    measure: pick(
      'measure',
      MEASURES,
      'satisfaction',
      (sent) => `There is no measure “${sent}”: satisfaction is shown.`,
    ),
    by,
    attribute:
      by === 'attribute'
        ? query.get('attribute')?.replaceAll('\0', '').slice(0, LIMITS.attributeName) || null
        : null,
    as: query.get('as') === 'table' ? 'table' : 'chart',
    versus: versus === 'none' ? null : versus,
    segment: own.segment,
    other: other.segment,
  };
  return { state, faults: [...new Set([...faults, ...own.faults, ...other.faults])] };
}

/** Writes what is looked at into the query of an address; the usual is left out. */
export function writeState(query: URLSearchParams, state: ExploreState): void {
  // Written anew, so that the same view has the same address whichever way it was come to.
  const put = (name: string, value: string | null, usual: string) => {
    query.delete(name);
    if (value !== null && value !== usual) query.set(name, value);
  };
  put('measure', state.measure, 'satisfaction');
  put('by', state.by, 'touchpoint');
  put('attribute', state.by === 'attribute' ? state.attribute : null, '');
  put('as', state.as, 'chart');
  put('vs', state.versus, '');
  writeSegment(query, state.segment);
  writeSegment(query, state.versus === 'segment' ? state.other : EVERYTHING, OTHER);
}

/** What is asked of the server. */
export const queryOf = ({ measure, by, attribute, versus, segment, other }: ExploreState): ExploreQuery => ({
  segment,
  by,
  attribute,
  versus: versus === 'segment' ? other : versus,
  comments: measure === 'comments',
});
