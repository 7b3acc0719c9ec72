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

/** All texts of one survey in one language. */
export interface WidgetTexts extends SurveyTexts {
  /** What stands on the side tab. */
  tab?: string;
  /** Words of the link under the thanks. */
  link?: string;
  /** Texts of the questions in `WidgetSurvey.followUps`, by their id. */
  more?: Record<string, FollowUpTexts>;
}

export interface FollowUpTexts {
  question: string;
  /** Labels of the choices, by their id. */
  choices?: Record<string, string>;
}

export const FOLLOW_UP_KINDS = ['comment', 'text', 'single', 'multiple'] as const;

/**
 * A question after the score. What is said to a `comment` is the rating's comment, what is said to the others stands in
 * its answers, by id: a text, the id of a choice, or the ids of several.
 */
export interface FollowUp {
  /** Of the survey's own: small letters, digits and hyphens. Never used again for another question. */
  id: string;
  kind: (typeof FOLLOW_UP_KINDS)[number];
  /** Scores at which it is asked, ends included; without one there is no end. */
  from?: number;
  to?: number;
  /** Ids of the choices, in the order in which they are shown. */
  choices?: string[];
}

/**
 * What makes a survey ask by itself, on pages that fit `page`. `load`: at once. `delay`: after `seconds`. `scroll`: when
 * `percent` of the page were seen. `click`: on an element that fits `selector`. `exit`: when the pointer leaves towards
 * the address bar or, without a pointer, on the way back up. `visit`: when the page says that the touchpoint was visited.
 */
export interface Trigger {
  on: 'load' | 'delay' | 'scroll' | 'click' | 'exit' | 'visit';
  /** Address pattern: path, or host and path, with * for anything: "/orders/*", "shop.example.test/thanks*". */
  page?: string;
  seconds?: number;
  percent?: number;
  selector?: string;
  /** Slug of the visited touchpoint; without one it is the survey's own. */
  touchpoint?: string;
}

/** Whom a survey asks: everybody who fits all that is said. */
export interface Audience {
  /** Slugs. */
  personas?: string[];
  /** All of them; `is` compares as text, `has` asks for any value. */
  attributes?: { name: string; op: 'is' | 'not' | 'has' | 'more' | 'less'; value?: string }[];
  /** Patterns as in Trigger.page; one must fit. */
  pages?: string[];
  device?: 'phone' | 'desk';
  /** Language tags; one must be a prefix of the customer's. */
  languages?: string[];
}

export interface WidgetSurvey {
  id: string;
  type: SurveyType;
  /** By BCP 47 language tag. `WidgetConfig.locale` is always among them. */
  texts: Record<string, WidgetTexts>;
  /**
   * Asked after the score in this order, at most three at any score. Then comes the comment question of the texts, if
   * there is room and no `comment` of these was asked.
   */
  followUps?: FollowUp[];
  /** Any of them makes it ask; none: only code, an element or the tab does. */
  triggers?: Trigger[];
  audience?: Audience;
  /** Share of people who are asked, 0–1; a person is in or out for good. Absent: everybody. */
  sample?: number;
  /** Days before the same person is asked this again. Absent: 1. */
  recontact?: number;
  /** A tab at the side of these pages opens it; "*" is every page. */
  tab?: string;
  /** https address under the thanks, from score `from` on. */
  link?: { url: string; from?: number };
}

/** How a survey asks, beside what it asks. */
export type SurveySettings = Omit<WidgetSurvey, 'id' | 'type' | 'texts'>;

/** A question after the score as it is read later: its newest words, in the workspace's language. */
export interface AskedQuestion {
  kind: FollowUp['kind'];
  question: string;
  /** Labels of all choices there ever were, by their id. */
  choices?: Record<string, string>;
}

/** Colours and shape in which a question is asked; what is absent is Touchline's own. */
export interface Theme {
  mode?: 'light' | 'dark' | 'auto';
  /** #rrggbb; checked for contrast when it is saved. */
  accent?: string;
  paper?: string;
  ink?: string;
  /** Corners, in pixels. */
  radius?: number;
  /** Family of the page: the widget loads no font. */
  font?: string;
  side?: 'start' | 'end';
}

/** A theme with what follows from it, so that the widget need not know the rule. */
export interface DrawnTheme extends Theme {
  /** Of text on the accent, where there is one: black or white, whichever is easier to read. */
  on?: string;
}

/** Answer of GET /api/v1/widget/{publicKey}: published surveys only, by touchpoint slug. */
export interface WidgetConfig {
  v: 1;
  /** The workspace's default language. */
  locale: string;
  surveys: Record<string, WidgetSurvey>;
  /** The widget's own words for text tags that are not English, by the same tag; see words.ts for their form. */
  ui?: Record<string, string>;
  /** A person is asked unasked-for at most `questions` times in `days`, across all touchpoints. Absent: 1 in 7. */
  budget?: { questions: number; days: number };
  /** Nothing is stored in the browser before `touchline('consent')`. */
  consent?: true;
  /** Who is identified without a valid signature stays anonymous. */
  signed?: true;
  theme?: DrawnTheme;
}

/** How all surveys of a workspace ask. */
export type Asking = Pick<WidgetConfig, 'budget' | 'consent'> & { theme?: Theme };

/** DOM events the widget dispatches on document (bubbling CustomEvents), with their detail. */
export interface WidgetEvents {
  'touchline:displayed': { touchpoint: string };
  'touchline:answered': { touchpoint: string; id: string; score: number };
  'touchline:completed': { touchpoint: string; id: string; score: number };
  'touchline:dismissed': { touchpoint: string };
  'touchline:error': { touchpoint?: string; code: string; message: string };
}
