import { SCALES, SURVEY_TYPES } from '@/contract/survey';
import type { Template, TemplateTouchpoint } from '@/features/template/schema';
import type { Plan } from './plan';

const ALWAYS = [1, 1, 1, 1, 1, 1, 1] as const;
const DAYTIME = [8, 20] as const;

/** Enough ratings in 28 days, few, too few to show, and none for a month. */
export const SMALL_PLANS: readonly Plan[] = [
  plan('sign-up', 2, [4, 5, 8, 13, 20, 25, 25]),
  plan('first-project', 0.5, [10, 12, 15, 18, 18, 15, 12]),
  { ...plan('support-chat', 0.5, [5, 5, 10, 30, 50]), silent: { days: 28, except: [3, 9, 20] } },
  { ...plan('release-note', 1, [2, 5, 13, 40, 40]), silent: { days: 28, except: [] } },
];

function plan(slug: string, perDay: number, spread: readonly number[]): Plan {
  return { slug, perDay, responseRate: 0.3, spread, sources: { widget: 1 }, week: ALWAYS, hours: DAYTIME };
}

const CHANNELS = ['Web', 'App', 'Phone', 'Email', 'Showroom', 'SMS'] as const;
/** Names as people really type them: long, unbroken, in other scripts. */
const NAMES = [
  'Confirmation of the delivery appointment',
  'Lieferterminbestätigung',
  'شاشة الدفع',
  '问卷',
  'App',
] as const;

/** Touchpoints of all types in turn, every tenth without a survey; 60 of them are far too much for one screen. */
export function wideTemplate(size: { stages: number; perStage: number }): {
  template: Template;
  plans: Plan[];
} {
  const { stages: count, perStage } = size;
  const touchpoints = Array.from({ length: count * perStage }, (_, index) => wideTouchpoint(index));
  const stages = Array.from({ length: count }, (_, index) => ({
    name: `Stage ${index + 1}`,
    goal: 'As much as fits, and a little more than that',
    phase: phaseAt((index + 0.5) / count),
    touchpoints: touchpoints.slice(index * perStage, (index + 1) * perStage),
  }));
  const plans = touchpoints.flatMap(({ slug, survey }, index) => {
    if (!survey) return [];
    const { min, max } = SCALES[survey.type];
    const peak = (index * 7) % (max - min + 1);
    const spread = Array.from({ length: max - min + 1 }, (_, score) => 1 / (1 + Math.abs(score - peak)));
    return [plan(slug, 0.4 + (index % 6) * 0.4, spread)];
  });
  const description = `${touchpoints.length} touchpoints`;
  return {
    template: {
      slug: 'blank',
      industry: null,
      name: 'Wide',
      description,
      mapName: 'Wide',
      personas: [],
      promises: [],
      stages,
    },
    plans,
  };
}

/** By how far along the journey it is, 0–1. */
const phaseAt = (share: number) =>
  share < 0.42 ? ('before' as const) : share < 0.58 ? ('purchase' as const) : ('after' as const);

function wideTouchpoint(index: number): TemplateTouchpoint {
  const name = NAMES[index % NAMES.length] ?? 'Touchpoint';
  const type = SURVEY_TYPES[index % SURVEY_TYPES.length] ?? 'csat';
  const survey = {
    type,
    question: `How was it? (${index + 1})`,
    low: 'Low',
    high: 'High',
    followUp: 'What made it so?',
    thanks: 'Thank you.',
  };
  return {
    slug: `touchpoint-${index + 1}`,
    name: `${name} ${index + 1}`,
    doing: 'Looks for what to do next',
    thinking: '“And now?”',
    feeling: 'Unsure',
    mood: (index % 5) + 1,
    channel: CHANNELS[index % CHANNELS.length] ?? 'Web',
    department: `Department ${(index % 9) + 1}`,
    purpose: '',
    desired: 3 + (index % 5) * 0.4,
    importance: (index % 5) + 1,
    businessImportance: ((index + 2) % 5) + 1,
    momentOfTruth: false,
    leadsTo: null,
    promises: [],
    pains: index % 3 === 0 ? ['Takes too long'] : [],
    delights: index % 4 === 0 ? ['Friendly'] : [],
    survey: index % 10 === 9 ? null : survey,
  };
}
