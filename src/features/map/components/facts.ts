import { formatAge, formatCount } from '@/domain/format';
import type { MapCard } from '../schema';

/** What a list says of a map beside its name: "5 stages · 12 touchpoints · last heard 3 h ago". */
export function factsOf({ stages, touchpoints, lastRatedAt }: MapCard, now: number): string {
  return [
    formatCount(stages, 'stage'),
    formatCount(touchpoints, 'touchpoint'),
    lastRatedAt ? `last heard ${formatAge(Math.max(0, now - Date.parse(lastRatedAt)))}` : 'never heard from',
  ].join(' · ');
}
