import { z } from 'zod';
import { LIMITS } from '@/contract/limits';
import { SURVEY_TYPES, type SurveyType } from '@/contract/survey';
import { industry } from '@/features/catalogue/schema';

/** Ready maps to start from; `blank` has one stage and no touchpoint. */
export const TEMPLATE_SLUGS = [
  'online-retail',
  'software-trial',
  'home-insurance',
  'machine-maker',
  'local-service',
  'hotel-stay',
  'medical-practice',
  'evening-course',
  'blank',
] as const;
export const templateSlug = z.enum(TEMPLATE_SLUGS);
export type TemplateSlug = z.infer<typeof templateSlug>;

/** Every template stands in one group, in the order in which they are offered. */
export const TEMPLATE_GROUPS: readonly { name: string; slugs: readonly TemplateSlug[] }[] = [
  {
    name: 'Products and contracts',
    slugs: ['online-retail', 'software-trial', 'home-insurance', 'machine-maker'],
  },
  {
    name: 'Visits and appointments',
    slugs: ['local-service', 'hotel-stay', 'medical-practice', 'evening-course'],
  },
  { name: 'From scratch', slugs: ['blank'] },
];

const words = z.string().trim().min(1);
const slug = z
  .string()
  .max(LIMITS.slug)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const level = z.number().int().min(1).max(5);

export const templateSurvey = z.strictObject({
  type: z.enum(SURVEY_TYPES),
  question: words,
  low: words,
  high: words,
  followUp: words,
  thanks: words,
});

const templateTouchpoint = z.strictObject({
  slug,
  name: words.max(40),
  doing: words,
  thinking: words,
  feeling: words,
  mood: level,
  channel: words,
  department: words,
  purpose: words,
  desired: z.number().min(1).max(5),
  importance: level,
  businessImportance: level,
  momentOfTruth: z.boolean().default(false),
  /** Slug of the touchpoint to which customers go again from here. */
  leadsTo: slug.nullable().default(null),
  promises: z.array(words),
  pains: z.array(words),
  delights: z.array(words),
});

/** A map's drawing, as it stands in prisma/seed/templates/<slug>.json. */
export const templateMap = z.strictObject({
  name: words,
  description: words,
  industry: industry.nullable(),
  mapName: words,
  /** Kinds of customers, with what they want and how many percent of all they may be: guesses, and drawn as such. */
  personas: z
    .array(z.strictObject({ name: words.max(40), goals: words.max(300), share: z.int().min(1).max(100) }))
    .default([]),
  promises: z.array(z.strictObject({ name: words, description: words })),
  stages: z
    .array(
      z.strictObject({
        name: words,
        goal: z.string(),
        phase: z.enum(['before', 'purchase', 'after']),
        touchpoints: z.array(templateTouchpoint),
      }),
    )
    .min(1),
});

/** The questions at its touchpoints, by slug, as they stand in prisma/seed/templates/<slug>.surveys.json. */
export const templateSurveys = z.record(slug, templateSurvey);

export type TemplateSurvey = z.infer<typeof templateSurvey>;
export type TemplateTouchpoint = z.infer<typeof templateTouchpoint> & { survey: TemplateSurvey | null };
export type TemplateStage = Omit<z.infer<typeof templateMap>['stages'][number], 'touchpoints'> & {
  touchpoints: TemplateTouchpoint[];
};
export type Template = Omit<z.infer<typeof templateMap>, 'stages'> & {
  slug: TemplateSlug;
  stages: TemplateStage[];
};

/** What somebody who chooses a template sees of it. */
export interface TemplateSummary {
  slug: TemplateSlug;
  name: string;
  description: string;
  stages: {
    name: string;
    phase: 'before' | 'purchase' | 'after';
    touchpoints: {
      slug: string;
      name: string;
      department: string;
      /** Type of the survey; null when the template asks nothing here. */
      type: SurveyType | null;
      /** Desired level, 1–5. */
      desired: number;
    }[];
  }[];
  counts: { stages: number; touchpoints: number; surveys: number };
}

/** What came of a template on a workspace's map. */
export interface AppliedTemplate {
  mapId: string;
  mapName: string;
  /** In the order of the map. `slug` may differ from the template's where the workspace had that slug already. */
  touchpoints: { id: string; slug: string; name: string; type: SurveyType | null }[];
}

export const drawInput = z.object({
  template: templateSlug,
  /** A map that was begun and is untouched: the new one takes its place. */
  replaces: z.uuid().optional(),
});

/** A map that was drawn and at which nobody has been asked yet. */
export interface BegunMap {
  id: string;
  name: string;
  touchpoints: number;
  /** Exactly as its template made it, so that nothing is lost with it. */
  untouched: boolean;
}
