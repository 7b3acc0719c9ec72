import { nameKey } from './slug';

export type Phase = 'before' | 'purchase' | 'after';

const PHASE_WORDS: Readonly<Record<Phase, readonly string[]>> = {
  before: [
    'before',
    'before purchase',
    'before the purchase',
    'pre purchase',
    'awareness',
    'discover',
    'discovery',
    'consider',
    'consideration',
    'research',
    'evaluate',
    'evaluation',
    'interest',
    'first touchpoint',
  ],
  purchase: [
    'purchase',
    'buy',
    'buying',
    'sale',
    'decision',
    'decide',
    'order',
    'conversion',
    'checkout',
    'during',
  ],
  after: [
    'after',
    'after purchase',
    'after the purchase',
    'after sale',
    'after sales',
    'post purchase',
    'receive',
    'delivery',
    'use',
    'usage',
    'onboarding',
    'service',
    'support',
    'retention',
    'loyalty',
    'advocacy',
    'stay',
  ],
};

/** The phase a word stands for; null when it is none of the usual ones. */
export function phaseOf(word: string): Phase | null {
  const key = nameKey(word).replace(/[-–_]/g, ' ');
  for (const phase of ['before', 'purchase', 'after'] as const)
    if (PHASE_WORDS[phase].includes(key)) return phase;
  return null;
}
