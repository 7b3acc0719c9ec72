import type { Device } from '@/contract/rating';
import { RATING_SOURCES, type RatingSource, SCALES, type SurveyType } from '@/contract/survey';
import { addDays, dayInZone, type IsoDate, zoneStartOfDay } from '@/domain/period';
import { type Plan, seasonOf } from './plan';
import { createRandom, type Random } from './random';

/** A survey to be answered, and how. */
export interface Asked {
  touchpointId: string;
  surveyId: string;
  type: SurveyType;
  plan: Plan;
}

/** Columns of `rating` that the seed fills. */
export interface SeedRating {
  id: string;
  touchpoint_id: string;
  survey_id: string;
  persona_id: string | null;
  score: number;
  comment: string | null;
  customer: string | null;
  attributes: { visit: 'first' | 'again' };
  locale: string;
  url: string | null;
  source: RatingSource;
  device: Device | null;
  answered_at: string;
  day: IsoDate;
}

/** So many displays without an answer, spread evenly over `seconds` from `start`. */
export interface Unanswered {
  touchpoint_id: string;
  survey_id: string;
  persona_id: string | null;
  source: RatingSource;
  start: string;
  seconds: number;
  day: IsoDate;
  count: number;
}

export interface History {
  ratings: SeedRating[];
  unanswered: Unanswered[];
}

export interface Setting {
  timeZone: string;
  now: Date;
  days: number;
  /** Slug → id and share of the answers; the rest come from nobody in particular. */
  personas: readonly { slug: string; id: string; share: number }[];
  /**
   * Gives a comment that fits, with its language, or null when the customer writes none. `about` is the slug, with
   * " before" behind it until the day on which something changed there.
   */
  comment: (about: string, mood: number, random: Random) => { text: string; locale: string } | null;
  seed?: number;
}

const HOUR_MS = 3_600_000;

/** A believable past for the surveys, ending at `now`: the same for the same setting. */
export function generateHistory(asked: readonly Asked[], setting: Setting): History {
  const history: History = { ratings: [], unanswered: [] };
  const today = dayInZone(setting.now, setting.timeZone);
  const days = Array.from({ length: setting.days }, (_, index) => setting.days - 1 - index).map((daysAgo) => {
    const day = addDays(today, -daysAgo);
    return { day, daysAgo, start: zoneStartOfDay(day, setting.timeZone).getTime() };
  });
  for (const [index, survey] of asked.entries()) {
    const random = createRandom((setting.seed ?? 1) * 7919 + index);
    const exact = { ratings: 0, displays: 0 };
    for (const { day, daysAgo, start } of days) {
      const on = { day, daysAgo, start, until: Math.min(setting.now.getTime(), start + 24 * HOUR_MS) };
      const { ratings, displays } = expected(survey.plan, setting, on, random);
      const before = { ...exact };
      exact.ratings += ratings;
      exact.displays += displays;
      const whole = (of: 'ratings' | 'displays') => Math.floor(exact[of]) - Math.floor(before[of]);
      const answers = Array.from({ length: whole('ratings') }, () => answer(survey, setting, on, random));
      history.ratings.push(...answers);
      const rest = Math.max(0, whole('displays') - answers.length);
      history.unanswered.push(...unanswered(survey, setting, on, rest, random));
    }
  }
  return history;
}

interface Day {
  day: IsoDate;
  daysAgo: number;
  start: number;
  until: number;
}

/** Ratings and displays to be expected on a day, in fractions: what is left over counts towards the next day. */
function expected(plan: Plan, { days }: Setting, { day, daysAgo, start, until }: Day, random: Random) {
  const chance = 0.6 + 0.8 * random.next();
  if (plan.silent && daysAgo < plan.silent.days) {
    const one = plan.silent.except.includes(daysAgo) ? 1 : 0;
    return { ratings: one, displays: one * 4 };
  }
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  const growth = 0.86 + 0.28 * (1 - daysAgo / days);
  const passed = (until - start) / (24 * HOUR_MS);
  const ratings = plan.perDay * (plan.week[weekday] ?? 1) * seasonOf(day) * growth * chance * passed;
  return { ratings, displays: (ratings / plan.responseRate) * (0.92 + 0.16 * random.next()) };
}

function answer(survey: Asked, setting: Setting, on: Day, random: Random): SeedRating {
  const { plan, type } = survey;
  const persona = pickPersona(setting, random);
  const score = SCALES[type].min + random.weighted(spreadOn(plan, on, setting, persona?.slug));
  const changed = plan.since !== undefined && on.daysAgo <= plan.since.daysAgo;
  const about = plan.since && !changed ? `${plan.slug} before` : plan.slug;
  const written = setting.comment(about, moodOf(type, score), random);
  const source = pickSource(plan, random);
  const id = random.uuid();
  const customer = customerOf(source, moodOf(type, score), plan.telling ?? 0, random);
  const device = deviceAt(source, random.next());
  return {
    id,
    touchpoint_id: survey.touchpointId,
    survey_id: survey.surveyId,
    persona_id: persona?.id ?? null,
    score,
    comment: written?.text ?? null,
    customer,
    attributes: { visit: customer ? 'again' : 'first' },
    locale: written?.locale ?? 'en',
    url: source === 'widget' ? `https://example.shop${plan.path ?? '/'}` : null,
    source,
    device,
    answered_at: new Date(timeOn(plan, on, random)).toISOString(),
    day: on.day,
  };
}

function unanswered(survey: Asked, setting: Setting, on: Day, count: number, random: Random): Unanswered[] {
  const { plan } = survey;
  const from = on.start + plan.hours[0] * HOUR_MS;
  const until = Math.min(on.until, on.start + plan.hours[1] * HOUR_MS);
  const seconds = Math.floor((until - from) / 1000);
  if (seconds <= 0) return [];
  const ids = [...setting.personas.map(({ id, share }) => ({ id, share })), { id: null, share: 0 }];
  let left = count;
  return ids.flatMap(({ id, share }, index) => {
    const mine = index === ids.length - 1 ? left : Math.min(left, Math.round(count * share));
    left -= mine;
    if (mine === 0) return [];
    const source = pickSource(plan, random);
    const start = new Date(from).toISOString();
    const { touchpointId: touchpoint_id, surveyId: survey_id } = survey;
    return [{ touchpoint_id, survey_id, persona_id: id, source, start, seconds, day: on.day, count: mine }];
  });
}

/** Weights of the scores that day: the plan's, leaning with the year, the persona and the week's luck. */
function spreadOn(plan: Plan, { daysAgo }: Day, { days }: Setting, persona: string | undefined): number[] {
  const spread = plan.since && daysAgo <= plan.since.daysAgo ? plan.since.spread : plan.spread;
  const year = (plan.drift ?? 0) * (0.5 - daysAgo / days) * 2;
  const luck = 0.1 * Math.sin(daysAgo / 5 + plan.slug.length) + 0.06 * Math.sin(daysAgo / 17 + plan.perDay);
  const lean = year + luck + (persona ? (plan.personas?.[persona] ?? 0) : 0);
  const middle = (spread.length - 1) / 2;
  return spread.map((weight, index) => weight * Math.exp((lean * (index - middle)) / middle));
}

const CUSTOMERS = 1_000;

/**
 * Who it was, where that is known: always of those who were written to, and of a third of the others. `telling`: how much
 * the answer is like what the same customer says elsewhere, from 0 to 1.
 */
function customerOf(source: RatingSource, mood: number, telling: number, random: Random): string | null {
  const chance = random.next();
  if (chance >= 0.3 && source !== 'email') return null;
  const luck = chance < 0.3 ? random.next() : (chance - 0.3) / 0.7;
  const content = telling * ((mood + 1) / 2) + (1 - telling) * luck;
  // Those who are alike do not have numbers that are.
  const number = (Math.min(CUSTOMERS - 1, Math.floor(content * CUSTOMERS)) * 7919) % CUSTOMERS;
  return `c-${10_000 + number}`;
}

/** −1 for the worst score of the scale, 1 for the best. */
function moodOf(type: SurveyType, score: number): number {
  const { min, max } = SCALES[type];
  return ((score - min) / (max - min)) * 2 - 1;
}

function pickPersona({ personas }: Setting, random: Random) {
  const chosen = random.next();
  let sum = 0;
  return personas.find(({ share }) => {
    sum += share;
    return chosen < sum;
  });
}

function pickSource(plan: Plan, random: Random): RatingSource {
  const chosen = random.weighted(RATING_SOURCES.map((source) => plan.sources[source] ?? 0));
  return RATING_SOURCES[chosen] ?? 'widget';
}

/** Who scans a code holds a phone, a kiosk is a tablet, and no device says anything to a program. */
function deviceAt(source: RatingSource, chance: number): Device | null {
  if (source === 'kiosk') return 'tablet';
  if (source === 'qr') return 'phone';
  if (source === 'api' || source === 'import') return null;
  return chance < 0.62 ? 'phone' : chance < 0.7 ? 'tablet' : 'computer';
}

/** A moment within the hours of the plan, most likely in their middle, and never in the future. */
function timeOn({ hours: [from, to] }: Plan, { start, until }: Day, random: Random): number {
  const hour = from + (to - from) * ((random.next() + random.next()) / 2);
  const time = start + Math.floor(hour * HOUR_MS);
  return time < until ? time : Math.floor(start + (until - start) * random.next());
}
