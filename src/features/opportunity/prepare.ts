import { plural } from '@/domain/format';
import type { OpportunityStatus } from './schema';

export const STATUS_NAMES: Readonly<Record<OpportunityStatus, string>> = {
  idea: 'Idea',
  planned: 'Planned',
  progress: 'In progress',
  shipped: 'Shipped',
  measured: 'Measured',
};

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** "8 person-days · half of the gap … · ships 2 Dec 2026"; '' when nothing is said. */
export function tellPlan({
  status,
  effort,
  expected,
  shipDate,
}: {
  status: OpportunityStatus;
  effort: number | null;
  expected: number | null;
  shipDate: string | null;
}): string {
  const shipped = status === 'shipped' || status === 'measured';
  return [
    effort === null ? null : `${effort} person-${plural(effort, 'day')}`,
    expected === null ? null : `closes ${expected}% of the gap`,
    shipDate === null ? null : `${shipped ? 'shipped' : 'ships'} ${day.format(new Date(shipDate))}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
