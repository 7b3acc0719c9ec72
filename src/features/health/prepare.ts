import { formatCount, plural } from '@/domain/format';
import type { Check, CheckId, Finding } from '@/domain/health';
import { type Exception, evidenceDaysOf, type HealthData, type HealthFigure } from './schema';

interface CheckWords {
  /** What is asked, as it reads when all is well. */
  met: string;
  found: (n: number) => string;
  /** Where it depends on how the map is looked after, what counts. */
  why: string | ((settings: HealthData['settings']) => string);
  /** What there is nothing of, when there is nothing to ask it of. */
  idle: string;
}

const touchpoints = (n: number, one: string, more: string) =>
  `${formatCount(n, 'touchpoint')} ${plural(n, one, more)}`;

const WORDS: Record<CheckId, CheckWords> = {
  stages: {
    met: 'Every stage has a touchpoint',
    found: (n) => `${formatCount(n, 'stage has', 'stages have')} no touchpoint`,
    why: 'A stage without a touchpoint says that nothing happens to the customer there.',
    idle: 'No stage yet',
  },
  after: {
    met: 'The journey goes on after the purchase',
    found: () => 'No stage after the purchase',
    why: 'Use, support and coming back decide whether somebody buys again. A map that ends at the sale hides them.',
    idle: 'No stage yet',
  },
  survey: {
    met: 'Every touchpoint has a survey',
    found: (n) => touchpoints(n, 'has no survey', 'have no survey'),
    why: 'Without a question the score of a touchpoint stays a belief.',
    idle: 'No touchpoint yet',
  },
  owner: {
    met: 'Every touchpoint has a department',
    found: (n) => touchpoints(n, 'belongs to no department', 'belong to no department'),
    why: 'What is nobody’s is mended by nobody.',
    idle: 'No touchpoint yet',
  },
  quiet: {
    met: 'No published survey has gone quiet',
    found: (n) => touchpoints(n, 'has gone quiet', 'have gone quiet'),
    why: 'A question that nobody answers is often one that nobody sees. Only published surveys are counted.',
    idle: 'No published survey yet',
  },
  review: {
    met: 'The next review lies ahead',
    found: () => 'The review is overdue',
    why: 'Journeys change. A map that nobody goes through becomes a drawing.',
    idle: 'No review date set',
  },
  evidence: {
    met: 'Every touchpoint rests on recent evidence',
    found: (n) => touchpoints(n, 'rests on no recent evidence', 'rest on no recent evidence'),
    why: ({ reviewEvery }) =>
      `No rating, quotation, figure, link or file of the last ${formatCount(evidenceDaysOf(reviewEvery), 'day')} speaks for what is said there. ${
        reviewEvery === null
          ? 'What is a year old was said of another product; with a review set below, its days count.'
          : 'As many days as between two reviews count.'
      }`,
    idle: 'No touchpoint yet',
  },
  assumption: {
    met: 'Every note and opportunity was checked',
    found: (n) => `${formatCount(n, 'assumption was', 'assumptions were')} never checked`,
    why: 'A pain point, a delight or an opportunity without evidence is a guess, however likely.',
    idle: 'No note and no opportunity yet',
  },
  promise: {
    met: 'Every promise is kept somewhere',
    found: (n) => `${formatCount(n, 'promise has', 'promises have')} no touchpoint`,
    why: 'A promise that no touchpoint must keep cannot be measured.',
    idle: 'No promise yet',
  },
  department: {
    met: 'Every department has a touchpoint, or a reason noted',
    found: (n) => `${formatCount(n, 'department has', 'departments have')} no touchpoint`,
    why: 'Its absence is a finding: give it a touchpoint, or note what bars it.',
    idle: 'No department yet',
  },
  typical: {
    met: 'The touchpoints usual in the industry are here',
    found: (n) =>
      `${formatCount(n, 'touchpoint usual in the industry is', 'touchpoints usual in the industry are')} missing`,
    why: 'They are easily forgotten. Say so where one does not apply to your business.',
    idle: 'The industry is not chosen yet',
  },
};

/** The check in a few words, whatever was found. */
export const nameOf = (id: CheckId): string => WORDS[id].met;

export interface CheckView {
  id: CheckId;
  title: string;
  why: string;
  /** What still asks for something. */
  findings: (Finding & { detail: string | null })[];
}

/** What was said not to apply, or explained elsewhere. */
export interface AsideView {
  key: string;
  rule: CheckId;
  subject: string;
  /** "Every touchpoint has a survey: TV spot" */
  check: string;
  name: string | null;
  reason: string;
  by: string | null;
  /** Null: it is noted elsewhere, and taken back there. */
  at: string | null;
  place: Finding['place'] | null;
}

export interface HealthView {
  met: number;
  asked: number;
  open: CheckView[];
  good: string[];
  idle: { title: string; reason: string }[];
  aside: AsideView[];
}

const isWhole = (exceptions: readonly Exception[], id: CheckId) =>
  exceptions.some(({ rule, subject }) => rule === id && subject === '');

const openOf = ({ id, findings }: Check, exceptions: readonly Exception[]): Finding[] =>
  findings.filter(
    ({ subject, explained }) =>
      explained === null && !exceptions.some((one) => one.rule === id && one.subject === subject),
  );

/** Of the checks that ask something of this map, how many find nothing. */
export function countMet(
  checks: readonly Check[],
  exceptions: readonly Exception[],
): Omit<HealthFigure, 'mapId'> {
  const asked = checks.filter(({ id, of }) => of !== null && of > 0 && !isWhole(exceptions, id));
  return {
    asked: asked.length,
    met: asked.filter((check) => openOf(check, exceptions).length === 0).length,
  };
}

export function prepareHealth(data: HealthData): HealthView {
  const { checks, exceptions } = data;
  const asked = checks.filter(({ id, of }) => of !== null && !isWhole(exceptions, id));
  const open = asked.flatMap((check): CheckView[] => {
    const findings = openOf(check, exceptions);
    if (findings.length === 0) return [];
    const { found, why } = WORDS[check.id];
    return [
      {
        id: check.id,
        title: found(findings.length),
        why: typeof why === 'string' ? why : why(data.settings),
        findings: findings.map((finding) => ({ ...finding, detail: detailOf(check.id, finding) })),
      },
    ];
  });
  const fine = asked.filter((check) => !open.some(({ id }) => id === check.id));
  return {
    ...countMet(checks, exceptions),
    open,
    good: fine.filter(({ of }) => of !== 0).map(({ id }) => WORDS[id].met),
    idle: fine
      .filter(({ of }) => of === 0)
      .map(({ id }) => ({ title: WORDS[id].met, reason: WORDS[id].idle })),
    aside: [
      ...exceptions.map((exception) => toAside(exception, checks)),
      ...checks.flatMap(({ id, findings }) =>
        findings.flatMap(({ subject, name, explained, place }) =>
          explained === null
            ? []
            : [{ ...said(id, subject), name, reason: explained, by: null, at: null, place }],
        ),
      ),
    ],
  };
}

const said = (rule: CheckId, subject: string) => ({
  key: `${rule} ${subject}`,
  rule,
  subject,
  check: WORDS[rule].met,
});

function toAside({ rule, subject, reason, by, at }: Exception, checks: readonly Check[]): AsideView {
  const finding = checks.find(({ id }) => id === rule)?.findings.find((one) => one.subject === subject);
  return {
    ...said(rule, subject),
    name: finding?.name ?? null,
    reason,
    by,
    at,
    place: finding?.place ?? null,
  };
}

/** What goes beside the name of a finding. */
function detailOf(id: CheckId, { days }: Finding): string | null {
  if (days === null) return null;
  if (id === 'review') return `${formatCount(days, 'day', 'days')} overdue`;
  if (id === 'evidence') return `the newest is ${formatCount(days, 'day')} old`;
  return `not heard from for ${formatCount(days, 'day', 'days')}`;
}
