import { DRIVERS_FROM, type Driver } from '@/domain/drivers';
import { formatCount, formatNumber, formatPercent, formatRange, plural } from '@/domain/format';
import { NORMAL_FROM } from '@/domain/visibility';
import { DRIVER_DAYS, type DriversData, type Outcome } from './schema';

/** A touchpoint as the page knows it. */
export interface DrawnTouchpoint {
  id: string;
  slug: string;
  name: string;
  href: string;
}

export interface DriverRow extends DrawnTouchpoint {
  /** 0–1, for the mark. */
  mark: { share: number; low: number; high: number };
  /** "34%", "under 1%" */
  share: string;
  /** "21–46%"; "up to 6%" where it may be nothing */
  interval: string;
  /** "412" */
  count: string;
  /** It goes with the outcome, and not by chance. */
  told: boolean;
  /** "Better here goes with recommending more" */
  meaning: string;
}

/** One outcome that can be chosen. */
export interface OutcomeChoice {
  /** As it stands in the address; null is the usual one. */
  value: string | null;
  label: string;
}

/** What can be explained, in the order of the map; the recommendation first. */
export const prepareOutcomes = (
  { choices }: Pick<DriversData, 'choices'>,
  drawn: readonly DrawnTouchpoint[],
): OutcomeChoice[] => [
  { value: null, label: 'Recommending you (NPS)' },
  ...drawn
    .filter(({ id }) => choices.includes(id))
    .map(({ slug, name }) => ({ value: slug, label: `Satisfaction at \u2068${name}\u2069 (CSAT)` })),
];

export interface DriversModel {
  /** Largest share first, those that cannot be told from none last. */
  rows: DriverRow[];
  /** What is found, or why nothing can be said, in a sentence or two. */
  summary: string;
  /** End of the scale of the marks, 0–1. */
  most: number;
  rule: string;
}

/** A name within a sentence, whichever way its script runs. */
const isolated = (name: string) => `“\u2068${name}\u2069”`;

/** How the outcome is spoken of. `at`: the touchpoint of which CSAT is the outcome, as it is called. */
const WORDS: Readonly<Record<Outcome, (at: string) => OutcomeWords>> = {
  nps: () => ({
    goal: 'recommending you',
    answer: 'latest NPS answer',
    told: 'said whether they would',
    spread: (who) => `how differently ${who} would recommend you`,
    state: 'whether they would recommend you',
    more: 'recommending more',
    less: 'recommending less',
  }),
  csat: (at) => ({
    goal: `satisfaction at ${at}`,
    answer: `latest CSAT answer at ${at}`,
    told: 'answered there',
    spread: (who) => `how differently satisfied ${who} were at ${at}`,
    state: `how satisfied they were at ${at}`,
    more: 'being more satisfied there',
    less: 'being less satisfied there',
  }),
};

interface OutcomeWords {
  goal: string;
  answer: string;
  told: string;
  spread: (who: string) => string;
  state: string;
  more: string;
  less: string;
}

const ruleOf = ({ answer }: OutcomeWords) =>
  `Share of the variance of customers’ ${answer} that goes with what they last said at a touchpoint before it, over ${DRIVER_DAYS} days; what touchpoints explain together is divided among them (LMG), 95% interval by bootstrap, Holm’s correction over all touchpoints. Touchpoints that ask for a recommendation are of the whole and are not weighed. It says what goes together, not what causes what.`;

const SILENT = `It takes ${DRIVERS_FROM} of them at each of two other touchpoints, and ${NORMAL_FROM} who rated both.`;

/** Key drivers as they may be shown: what cannot be told from nothing is not called one. */
export function prepareDrivers(
  { outcome, asking, choices, touchpoints, customers, found }: DriversData,
  drawn: readonly DrawnTouchpoint[],
): DriversModel {
  const nothing = (summary: string): DriversModel => ({ rows: [], summary, most: 1, rule: '' });
  const byId = new Map(drawn.map((touchpoint) => [touchpoint.id, touchpoint]));
  const [asked = ''] = asking;
  const words = WORDS[outcome](isolated(byId.get(asked)?.name ?? ''));
  if (asking.length === 0)
    return nothing(
      outcome === 'csat'
        ? 'The touchpoint in this address is not on this map, or asks no CSAT question (any more). Choose another outcome.'
        : `No touchpoint of this map asks customers whether they would recommend you (NPS). Ask it at one of them: what they say at the others is then compared with it.${choices.length > 0 ? ' Or choose the satisfaction at one of the touchpoints as the outcome.' : ''}`,
    );
  if (touchpoints.length < 2)
    return nothing(
      `Beside the touchpoint that asks for ${outcome === 'nps' ? 'a recommendation (NPS)' : 'the outcome'}, two others are needed.`,
    );
  if (!found)
    return nothing(
      `Too little is known to say what goes with ${words.goal}. In ${DRIVER_DAYS} days ${formatCount(customers, 'identified customer')} ${words.told}. ${SILENT}`,
    );
  const rows = found.drivers
    .flatMap((driver) => {
      const touchpoint = byId.get(driver.id);
      return touchpoint ? toRow(driver, touchpoint, words) : [];
    })
    .sort((a, b) => Number(b.told) - Number(a.told));
  const told = rows.filter((row) => row.told).length;
  const { share, low, high } = found.explained;
  const explained = `${formatPercent(100 * share, 0)} (${rangeOf(low, high)})`;
  const left = found.leftOut.length;
  return {
    rows,
    summary: [
      told > 0
        ? `${explained} of ${words.spread(formatCount(found.customers, 'identified customer'))} goes with what they said at ${formatCount(rows.length, 'touchpoint')} before.`
        : `At none of ${formatCount(rows.length, 'touchpoint')} what ${formatCount(found.customers, 'identified customer')} said can be told to go with ${words.state}.`,
      left > 0
        ? `${formatCount(left, 'touchpoint')} ${plural(left, 'is', 'are')} left out: too few customers answered both.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
    most: Math.min(1, Math.ceil(10 * Math.max(...rows.map(({ mark }) => mark.high), 0.1)) / 10),
    rule: ruleOf(words),
  };
}

const rangeOf = (low: number, high: number) => `${formatRange(100 * low, 100 * high, 0)}%`;

function toRow(
  { share, low, high, customers, correlation, told }: Driver,
  touchpoint: DrawnTouchpoint,
  { more, less }: OutcomeWords,
): DriverRow {
  return {
    ...touchpoint,
    mark: { share, low, high },
    share: share < 0.01 ? 'under 1%' : formatPercent(100 * share, 0),
    interval: told ? rangeOf(low, high) : `up to ${formatPercent(Math.max(1, Math.ceil(100 * high)), 0)}`,
    count: formatNumber(customers),
    told,
    meaning: told
      ? correlation > 0
        ? `Better here goes with ${more}`
        : `Better here goes with ${less}`
      : 'Can’t be told from none',
  };
}
