import type { RatingSource } from '@/contract/survey';
import type { IsoDate } from '@/domain/period';

/** How customers answer at one touchpoint. */
export interface Plan {
  slug: string;
  /** Ratings a day, averaged over a year. */
  perDay: number;
  /** Share of the people shown the survey who answer. */
  responseRate: number;
  /** How often each score is given, from the lowest of the scale to the highest. */
  spread: readonly number[];
  /** From so many days ago on, answers are spread like this instead. */
  since?: { daysAgo: number; spread: readonly number[] };
  /** How much better (or, below 0, worse) it became evenly over the year; 1 is a whole different place. */
  drift?: number;
  /** Answers of single personas, better or worse than the others'. */
  personas?: Readonly<Record<string, number>>;
  /** How much an answer here is like what the customer says elsewhere: 0, not at all, to 1. */
  telling?: number;
  sources: Readonly<Partial<Record<RatingSource, number>>>;
  /** Weight of each weekday, Sunday first. */
  week: readonly [number, number, number, number, number, number, number];
  /** Hours of the day between which people answer. */
  hours: readonly [number, number];
  /** Nothing came for so many days but one answer on each of the days `except` ago. */
  silent?: { days: number; except: readonly number[] };
  /** Address of the page that asks, under https://example.shop. */
  path?: string;
}

const ONLINE = [1.3, 0.95, 0.9, 0.9, 0.95, 0.9, 1.1] as const;
const SHOWROOM = [0.8, 0.5, 0.6, 0.7, 0.9, 1.2, 2.3] as const;
const VANS = [0, 1, 1.2, 1.2, 1.2, 1.2, 1.2] as const;
const OFFICE = [0, 1.6, 1.4, 1.3, 1.3, 1.2, 0.2] as const;

/**
 * The example's year. The delivery slot went from two hours to six five weeks ago, live chat got more people three
 * months ago, and the showroom's kiosk has been nearly silent for a month.
 */
export const DEMO_PLANS: readonly Plan[] = [
  {
    slug: 'social-post',
    perDay: 8,
    responseRate: 0.16,
    spread: [2, 5, 13, 37, 43],
    sources: { link: 1 },
    week: ONLINE,
    hours: [7, 23],
  },
  {
    slug: 'reviews-page',
    perDay: 10,
    responseRate: 0.2,
    spread: [22, 78],
    drift: 0.3,
    sources: { widget: 1 },
    week: ONLINE,
    hours: [7, 23],
    path: '/reviews',
  },
  {
    slug: 'showroom-visit',
    perDay: 4,
    responseRate: 0.36,
    spread: [1, 2, 6, 24, 67],
    sources: { kiosk: 5, qr: 1 },
    week: SHOWROOM,
    hours: [10, 19],
    silent: { days: 30, except: [6, 13, 22] },
  },
  {
    slug: 'product-page',
    perDay: 15,
    responseRate: 0.18,
    spread: [3, 6, 10, 14, 19, 24, 24],
    personas: { 'moving-family-tom': -0.3 },
    sources: { widget: 1 },
    week: ONLINE,
    hours: [7, 23],
    path: '/sofas/three-seater',
  },
  {
    slug: 'live-chat',
    perDay: 7,
    responseRate: 0.38,
    spread: [13, 15, 18, 27, 27],
    since: { daysAgo: 92, spread: [3, 4, 8, 26, 59] },
    telling: 0.35,
    sources: { widget: 1 },
    week: OFFICE,
    hours: [9, 21],
    path: '/help',
  },
  {
    slug: 'checkout',
    perDay: 18,
    responseRate: 0.3,
    spread: [5, 8, 10, 14, 19, 23, 21],
    drift: -0.2,
    personas: { 'first-flat-mira': -0.15 },
    telling: 0.3,
    sources: { widget: 1 },
    week: ONLINE,
    hours: [7, 23],
    path: '/checkout/thanks',
  },
  {
    slug: 'delivery-slot',
    perDay: 9,
    responseRate: 0.27,
    spread: [5, 7, 15, 36, 37],
    since: { daysAgo: 36, spread: [27, 25, 20, 17, 11] },
    personas: { 'moving-family-tom': 0.2 },
    telling: 0.5,
    sources: { widget: 3, link: 2 },
    week: ONLINE,
    hours: [8, 22],
    path: '/orders/slot',
  },
  {
    slug: 'delivery',
    perDay: 8,
    responseRate: 0.31,
    spread: [4, 5, 9, 31, 51],
    telling: 0.6,
    sources: { email: 3, qr: 2 },
    week: VANS,
    hours: [8, 20],
  },
  {
    slug: 'assembly-manual',
    perDay: 3.6,
    responseRate: 0.15,
    spread: [10, 13, 15, 18, 18, 15, 11],
    personas: { 'first-flat-mira': -0.25 },
    sources: { qr: 1 },
    week: [1.8, 0.6, 0.7, 0.7, 0.8, 0.9, 1.5],
    hours: [10, 22],
  },
  {
    slug: 'support-call',
    perDay: 0.5,
    responseRate: 0.24,
    spread: [13, 12, 19, 28, 28],
    sources: { email: 3, link: 1 },
    week: OFFICE,
    hours: [9, 18],
  },
  {
    slug: 'referral',
    perDay: 1.7,
    responseRate: 0.19,
    spread: [1, 0, 1, 1, 1, 3, 4, 9, 20, 24, 36],
    telling: 0.7,
    sources: { email: 2, link: 1 },
    week: ONLINE,
    hours: [8, 22],
  },
];

/** A shop's year by month, January first: sales in winter, a quiet summer. Its mean is 1. */
const SEASON = [1.1, 0.9, 0.9, 0.95, 0.95, 0.9, 0.83, 0.83, 0.94, 1.04, 1.26, 1.4];

/** Weight of a day in the shop's year. */
export const seasonOf = (day: IsoDate): number => SEASON[Number(day.slice(5, 7)) - 1] ?? 1;
