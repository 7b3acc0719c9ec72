import type { DeltaView } from '@/components/ui/Delta';
import { formatCount } from '@/domain/format';
import type { Verdict } from '@/domain/verdict';
import { roundAbout } from '@/domain/visibility';
import { prepareChange } from '@/features/touchpoint/prepare';

/** A change, or why there is none to tell. */
export interface ToldView {
  /** Only where it can be told, and where it can be told that there is none. */
  change: DeltaView | null;
  /** What is said in place of it: "Too few to compare", "Can’t tell yet, about 90 more answers needed". */
  verdict: string | null;
}

export function prepareTold({ word, change, more }: Verdict, { decimals = 2, unit = '' } = {}): ToldView {
  const needed = more ? `, about ${formatCount(roundAbout(more), 'more answer')} needed` : '';
  switch (word) {
    case 'few':
      return { change: null, verdict: 'Too few to compare' };
    case 'early':
      return { change: null, verdict: `Can’t tell yet${needed}` };
    default:
      return { change: prepareChange(change, decimals, unit), verdict: null };
  }
}
