import { roundTo } from './format';
import type { Satisfaction } from './satisfaction';
import { NORMAL_FROM } from './visibility';

/**
 * Whether a touchpoint keeps what is desired of it.
 * kept: the score as shown reaches the desired level · missed: its whole interval lies below · close: the score is
 * below, but its interval reaches the level · few: fewer than 30 answers · silent: none · unset: no level to reach.
 */
export type Keeping = 'kept' | 'missed' | 'close' | 'few' | 'silent' | 'unset';

export function keepingOf(
  { n, value, high }: Pick<Satisfaction, 'n' | 'value' | 'high'>,
  desired: number | null,
): Keeping {
  if (desired === null) return 'unset';
  if (n === 0 || value === null || high === null) return n === 0 ? 'silent' : 'few';
  if (n < NORMAL_FROM) return 'few';
  if (roundTo(value, 2) >= desired) return 'kept';
  return high < desired ? 'missed' : 'close';
}

/**
 * mixed: kept at one touchpoint of the channel and missed at another · unknown: nothing can be said · absent: not
 * promised there.
 */
export type ChannelKeeping = 'kept' | 'missed' | 'mixed' | 'unknown' | 'absent';

export interface ChannelCoverage {
  channel: string;
  keeping: ChannelKeeping;
}

/**
 * How one promise fares in each channel of the journey, in the order in which the channels come up. Channels are the
 * same however they are capitalised; touchpoints without one are passed over.
 */
export function coverageByChannel(
  touchpoints: readonly { channel: string; promised: boolean; keeping: Keeping }[],
): ChannelCoverage[] {
  const channels = Map.groupBy(
    touchpoints.filter(({ channel }) => channel.trim() !== ''),
    ({ channel }) => channel.trim().toLowerCase(),
  );
  return [...channels.values()].map((group) => ({
    channel: group[0]?.channel.trim() ?? '',
    keeping: inChannel(group.filter(({ promised }) => promised).map(({ keeping }) => keeping)),
  }));
}

function inChannel(keepings: readonly Keeping[]): ChannelKeeping {
  if (keepings.length === 0) return 'absent';
  const [kept, missed] = [keepings.includes('kept'), keepings.includes('missed')];
  if (kept && missed) return 'mixed';
  return kept ? 'kept' : missed ? 'missed' : 'unknown';
}
