/** The five question types and what their scales mean. */
export const SURVEY_TYPES = ['csat', 'nps', 'ces', 'smiley', 'thumbs'] as const;
export type SurveyType = (typeof SURVEY_TYPES)[number];

export interface Scale {
  /** Lowest score that can be given. */
  min: number;
  /** Highest score that can be given. */
  max: number;
}

/** The asked scale of each type; scores are whole numbers, ends included. */
export const SCALES: Readonly<Record<SurveyType, Scale>> = {
  csat: { min: 1, max: 5 },
  nps: { min: 0, max: 10 },
  ces: { min: 1, max: 7 },
  smiley: { min: 1, max: 5 },
  thumbs: { min: 0, max: 1 },
};

export const RATING_SOURCES = ['widget', 'link', 'email', 'qr', 'kiosk', 'api', 'import'] as const;
export type RatingSource = (typeof RATING_SOURCES)[number];
