import type { SurveyType } from './survey';

/** Texts of one survey in one language; every field is shown as plain text. */
export interface SurveyTexts {
  question: string;
  /** Label under the low end of the scale. */
  low: string;
  /** Label under the high end of the scale. */
  high: string;
  /** Question of the comment step; an empty one leaves the step out. */
  followUp: string;
  thanks: string;
}

export interface WidgetSurvey {
  id: string;
  type: SurveyType;
  /** By BCP 47 language tag. `WidgetConfig.locale` is always among them. */
  texts: Record<string, SurveyTexts>;
}

/** Answer of GET /api/v1/widget/{publicKey}: published surveys only, by touchpoint slug. */
export interface WidgetConfig {
  v: 1;
  /** The workspace's default language. */
  locale: string;
  surveys: Record<string, WidgetSurvey>;
  /** The widget's own words for text tags that are not English, by the same tag; see words.ts for their form. */
  ui?: Record<string, string>;
}

/** DOM events the widget dispatches on document (bubbling CustomEvents), with their detail. */
export interface WidgetEvents {
  'touchline:displayed': { touchpoint: string };
  'touchline:answered': { touchpoint: string; id: string; score: number };
  'touchline:completed': { touchpoint: string; id: string; score: number };
  'touchline:dismissed': { touchpoint: string };
  'touchline:error': { touchpoint?: string; code: string; message: string };
}
