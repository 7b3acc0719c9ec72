import type { EvidenceKind, Statement } from '@/features/evidence/schema';
import type { OpportunityStatus } from '@/features/opportunity/schema';

/** A piece of evidence of the example, dated so many days before its history ends. */
export interface Proof {
  kind: Exclude<EvidenceKind, 'file'>;
  daysAgo: number;
  text?: string;
  source?: string;
  value?: number;
  unit?: string;
  url?: string;
  /** Of a rating: the newest with a comment at the touchpoint and at most (or at least) this score. */
  atMost?: number;
  atLeast?: number;
}

const say = (daysAgo: number, source: string, text: string): Proof => ({
  kind: 'quotation',
  daysAgo,
  source,
  text,
});
const count = (daysAgo: number, value: number, unit: string, text: string, source: string): Proof => ({
  kind: 'figure',
  daysAgo,
  value,
  unit,
  text,
  source,
});
const link = (daysAgo: number, path: string, text: string): Proof => ({
  kind: 'link',
  daysAgo,
  url: `https://example.shop/${path}`,
  text,
});

/** What was found out, beyond what the template assumes. `text` of a note the template has adds evidence to it. */
export const FINDINGS: readonly {
  slug: string;
  kind: 'pain' | 'delight' | 'barrier';
  text: string;
  proofs: readonly Proof[];
}[] = [
  {
    slug: 'delivery-slot',
    kind: 'pain',
    text: 'Six-hour window',
    proofs: [
      { kind: 'rating', daysAgo: 0, atMost: 2 },
      count(20, 38, '%', 'Orders whose slot was moved at least once, four weeks', 'Order records'),
      link(34, 'news/delivery-slots', 'Notice of the change from two hours to six'),
    ],
  },
  {
    slug: 'delivery-slot',
    kind: 'pain',
    text: 'No evening, no Saturday',
    proofs: [say(12, 'Support call, a customer in Leeds', 'I would have to take a day off for a sofa.')],
  },
  {
    slug: 'checkout',
    kind: 'pain',
    text: 'Fee appears late',
    proofs: [
      { kind: 'rating', daysAgo: 0, atMost: 3 },
      count(41, 11.4, '%', 'Baskets left at the step that first shows the fee', 'Web analytics'),
    ],
  },
  {
    slug: 'checkout',
    kind: 'delight',
    text: 'Pays in two taps',
    proofs: [count(130, 64, '%', 'Phone orders paid with a stored card', 'Payment reports')],
  },
  {
    slug: 'live-chat',
    kind: 'delight',
    text: 'Answer in a minute',
    proofs: [
      { kind: 'rating', daysAgo: 0, atLeast: 5 },
      count(18, 52, 's', 'Median wait for the first answer', 'Chat records'),
    ],
  },
  {
    slug: 'review-request',
    kind: 'barrier',
    text: 'Sent before the last parcel is there',
    proofs: [count(75, 16, '%', 'Orders that come in two parcels', 'Order records')],
  },
  {
    slug: 'product-page',
    kind: 'pain',
    text: 'Fabric colour unclear',
    proofs: [
      count(96, 9.2, '%', 'Returns that name the colour', 'Returns desk'),
      say(210, 'Interview, first-flat customer', 'On my phone it was grey. In my room it is green.'),
    ],
  },
  {
    slug: 'showroom-visit',
    kind: 'delight',
    text: 'Nobody pushes',
    proofs: [say(420, 'Exit interview at the showroom', 'They left me alone until I asked.')],
  },
  {
    slug: 'assembly-manual',
    kind: 'pain',
    text: 'Step 6 is blurred',
    proofs: [
      { kind: 'rating', daysAgo: 0, atMost: 3 },
      link(160, 'manuals/three-seater.pdf#page=6', 'The page people send photographs of'),
    ],
  },
];

/** What speaks for the words in the lanes. */
export const STATED: readonly { slug: string; lane: Statement; proofs: readonly Proof[] }[] = [
  {
    slug: 'product-page',
    lane: 'doing',
    proofs: [link(58, 'research/product-page-sessions', 'Twelve recorded sessions, notes')],
  },
  {
    slug: 'product-page',
    lane: 'thinking',
    proofs: [say(210, 'Interview, first-flat customer', 'Is it grey or is it green?')],
  },
  { slug: 'checkout', lane: 'thinking', proofs: [{ kind: 'rating', daysAgo: 0, atMost: 3 }] },
  {
    slug: 'delivery-slot',
    lane: 'doing',
    proofs: [count(9, 71, '%', 'Slot links opened on a phone', 'Link records')],
  },
  { slug: 'delivery-slot', lane: 'feeling', proofs: [{ kind: 'rating', daysAgo: 0, atMost: 1 }] },
  {
    slug: 'showroom-visit',
    lane: 'thinking',
    proofs: [say(420, 'Exit interview at the showroom', 'Firmer than I thought. I like that.')],
  },
];

export interface Idea {
  title: string;
  description: string;
  status: OpportunityStatus;
  /** Person-days, and percent of the gap to desired it should close. */
  effort: number;
  expected: number;
  /** Days before the history ends; negative lies ahead. */
  shipped?: number;
  at: readonly string[];
  /** Notes it answers, by their text. */
  answers: readonly string[];
  proofs: readonly Proof[];
}

export const IDEAS: readonly Idea[] = [
  {
    title: 'Sort by room size',
    description:
      'Reviews can be filtered by the size of the reviewer’s room, so that people find rooms like theirs.',
    status: 'idea',
    effort: 8,
    expected: 30,
    at: ['reviews-page'],
    answers: [],
    proofs: [],
  },
  {
    title: 'Free swatch by post',
    description: 'Three pieces of fabric by letter, ordered from the product page in one tap.',
    status: 'planned',
    effort: 6,
    expected: 50,
    shipped: -40,
    at: ['product-page'],
    answers: ['Fabric colour unclear'],
    proofs: [count(96, 9.2, '%', 'Returns that name the colour', 'Returns desk')],
  },
  {
    title: 'One thread, no retelling',
    description: 'Chat and phone share one history, so that nobody asks for the order number twice.',
    status: 'shipped',
    effort: 5,
    expected: 60,
    shipped: 92,
    at: ['live-chat'],
    answers: ['Answer in a minute'],
    proofs: [link(92, 'changes/one-thread', 'Release note of the shared history')],
  },
  {
    title: 'Fee shown in basket',
    description: 'The delivery fee stands in the basket from the first article on.',
    status: 'progress',
    effort: 3,
    expected: 55,
    shipped: -12,
    at: ['checkout'],
    answers: ['Fee appears late'],
    proofs: [count(41, 11.4, '%', 'Baskets left at the step that first shows the fee', 'Web analytics')],
  },
  {
    title: 'Two-hour slots',
    description: 'Back from six hours to two, with evenings and Saturdays where vans go anyway.',
    status: 'progress',
    effort: 13,
    expected: 70,
    shipped: -9,
    at: ['delivery-slot', 'delivery'],
    answers: ['Six-hour window', 'No evening, no Saturday'],
    proofs: [{ kind: 'rating', daysAgo: 0, atMost: 2 }],
  },
  {
    title: 'Call 30 min ahead',
    description: 'The driver calls from the stop before.',
    status: 'planned',
    effort: 2,
    expected: 30,
    at: ['delivery'],
    answers: ['No call ahead'],
    proofs: [],
  },
  {
    title: 'Video behind a QR',
    description: 'A code beside step 6 leads to ninety seconds of video.',
    status: 'progress',
    effort: 4,
    expected: 45,
    shipped: -21,
    at: ['assembly-manual'],
    answers: ['Step 6 is blurred'],
    proofs: [{ kind: 'rating', daysAgo: 0, atMost: 3 }],
  },
  {
    title: 'Order no. on caller ID',
    description: 'The screen of whoever answers shows the open order of the number that calls.',
    status: 'idea',
    effort: 9,
    expected: 35,
    at: ['support-call'],
    answers: ['Explains it twice'],
    proofs: [],
  },
  {
    title: 'Ask on day 14, not 3',
    description: 'Ask for a review when the last parcel has been there for a week.',
    status: 'idea',
    effort: 1,
    expected: 20,
    at: ['review-request'],
    answers: ['Sent before the last parcel is there'],
    proofs: [],
  },
];
