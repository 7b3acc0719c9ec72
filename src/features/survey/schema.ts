import { z } from 'zod';
import { LIMITS } from '@/contract/limits';
import { SURVEY_TYPES, type SurveyType } from '@/contract/survey';
import {
  type AskedQuestion,
  FOLLOW_UP_KINDS,
  type SurveySettings,
  type WidgetTexts,
} from '@/contract/widget';
import { answerId, languageTag, surveySettings } from '@/features/asking/schema';
import { line, optionalLine, slug } from '@/features/map/schema';

export const SURVEY_STATUSES = ['published', 'paused'] as const;
export type SurveyStatus = (typeof SURVEY_STATUSES)[number];

/** Of the questions after the score, by their id. */
const more = z.record(
  answerId,
  z.strictObject({
    question: optionalLine('The question', 200),
    choices: z.record(answerId, optionalLine('The answer', 100)).exactOptional(),
  }),
);

/** Texts of what the settings add. */
export const extraTexts = z.object({
  tab: optionalLine('The text of the tab', 40).exactOptional(),
  link: optionalLine('The text of the link', 60).exactOptional(),
  more: more.exactOptional(),
});

const texts = z.object({
  question: line('The question', 200),
  low: optionalLine('The label of the low end', 60),
  high: optionalLine('The label of the high end', 60),
  followUp: optionalLine('The follow-up question', 200),
  thanks: optionalLine('The thanks text', 200),
  ...extraTexts.shape,
}) satisfies z.ZodType<WidgetTexts>;

const seenTexts = z.object({
  question: z.string(),
  low: z.string(),
  high: z.string(),
  followUp: z.string(),
  thanks: z.string(),
  tab: z.string().exactOptional().describe('What stands on the side tab.'),
  link: z.string().exactOptional().describe('Words of the link under the thanks.'),
  more: z
    .record(
      z.string(),
      z.object({ question: z.string(), choices: z.record(z.string(), z.string()).exactOptional() }),
    )
    .exactOptional()
    .describe('Texts of the questions after the score, by their id.'),
}) satisfies z.ZodType<WidgetTexts>;

export const saveSurveyInput = z.object({
  touchpointId: z.uuid(),
  type: z.enum(SURVEY_TYPES),
  status: z.enum(SURVEY_STATUSES),
  locale: languageTag,
  texts,
  /** All other languages it speaks from now on; without, they stay as they are. */
  languages: z.record(languageTag, texts).exactOptional(),
  settings: surveySettings.exactOptional(),
  /** What the editor saw before typing, so that somebody else's change is not overwritten unseen. */
  base: z
    .object({
      surveyId: z.uuid(),
      texts: seenTexts,
      languages: z.record(z.string(), seenTexts).exactOptional(),
      settings: z.custom<SurveySettings>((value) => typeof value === 'object').exactOptional(),
    })
    .nullish(),
});
export type SaveSurvey = z.output<typeof saveSurveyInput>;

export const setSurveyStatusInput = z.object({ touchpointId: z.uuid(), status: z.enum(SURVEY_STATUSES) });

const short = z.string().max(400);
/** What a survey page shows, as far as it is typed: nothing has to be right yet. */
export const previewPageInput = z.object({
  type: z.enum(SURVEY_TYPES),
  tag: z.string().max(LIMITS.locale),
  texts: z.object({ question: short, low: short, high: short, followUp: short, thanks: short }),
  asked: z
    .array(
      z.object({
        id: short,
        kind: z.enum(FOLLOW_UP_KINDS),
        question: short,
        choices: z.array(z.object({ id: short, label: short })).max(LIMITS.choices),
      }),
    )
    .max(LIMITS.followUpsAtOnce),
  /** What the link under the thanks says. */
  link: short.nullable(),
  step: z.enum(['question', 'followUps', 'thanks']),
  score: z.int().min(0).max(10),
  mode: z.enum(['light', 'dark']),
});
export type PreviewPage = z.output<typeof previewPageInput>;

/** The survey that asks at a touchpoint today. */
export interface SurveyView {
  id: string;
  touchpointId: string;
  type: SurveyType;
  status: SurveyStatus;
  /** ISO date-time. */
  createdAt: string;
  /** By BCP 47 tag; the workspace's language is among them. */
  texts: Record<string, WidgetTexts>;
  settings: SurveySettings;
  /** Every question after the score it ever asked, by id. */
  asked: Record<string, AskedQuestion>;
  /** Answers so far. They stay readable when another type takes its place, but are never mixed with the new ones. */
  n: number;
}

/** A survey as the REST API gives it. */
export const surveyResource = z.object({
  id: z.uuid(),
  touchpointId: z.uuid(),
  touchpoint: z.string().describe('Slug of the touchpoint at which it asks.'),
  type: z.enum(SURVEY_TYPES),
  status: z.enum(SURVEY_STATUSES).describe('A paused survey is not shown and accepts nothing.'),
  texts: z.record(z.string(), seenTexts).describe('By language tag.'),
  settings: surveySettings.describe('How it asks.'),
  createdAt: z.iso.datetime(),
});
export type SurveyResource = z.infer<typeof surveyResource>;

const languages = z.record(languageTag, texts.partial().strict());

export const newSurvey = z.strictObject({
  touchpoint: slug.describe('Slug of the touchpoint at which it asks.'),
  type: z.enum(SURVEY_TYPES),
  status: z
    .enum(SURVEY_STATUSES)
    .default('paused')
    .describe('Paused until somebody has read it, if not said.'),
  texts: languages
    .default({})
    .describe(
      'By language tag. The language of the workspace is filled up with the usual words for the type.',
    ),
  settings: surveySettings.exactOptional().describe('How it asks; without, only code and links do.'),
  replaces: z
    .uuid()
    .optional()
    .describe('Id of the survey whose place it takes. That one is archived with its answers.'),
});

export type NewSurvey = z.output<typeof newSurvey>;

const perhaps = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const text = perhaps(z.string());
/** A survey as far as it can be read: whatever is wrong with one part, the others are looked at. */
export const readableSurvey = z
  .object({
    touchpoint: text,
    type: perhaps(z.enum(SURVEY_TYPES)),
    texts: z
      .record(
        z.string(),
        z
          .object({
            question: text,
            link: text,
            more: perhaps(
              z.record(
                z.string(),
                z.object({ question: text, choices: perhaps(z.record(z.string(), text)) }).catch({}),
              ),
            ),
          })
          .catch({}),
      )
      .catch({}),
    settings: perhaps(
      z.object({
        followUps: perhaps(
          z.array(
            z
              .object({
                id: perhaps(answerId),
                kind: perhaps(z.enum(FOLLOW_UP_KINDS)),
                from: perhaps(z.number()),
                to: perhaps(z.number()),
                choices: perhaps(z.array(z.string())),
              })
              .catch({}),
          ),
        ),
        link: perhaps(z.object({ from: perhaps(z.number()) })),
      }),
    ),
  })
  .catch({ texts: {} });

/** Languages that are named are changed, in the texts that are named; the others stay. */
export const surveyChange = z.strictObject({
  status: z.enum(SURVEY_STATUSES).optional(),
  texts: languages.optional(),
  settings: surveySettings
    .exactOptional()
    .describe('Takes the place of all settings there were. What was answered to questions left out stays.'),
});
export type SurveyChange = z.output<typeof surveyChange>;
