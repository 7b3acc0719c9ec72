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

/** The scores of a type in the order in which they are shown: upwards, but yes before no. */
export function shownScores(type: SurveyType): number[] {
  const { min, max } = SCALES[type];
  return Array.from({ length: max - min + 1 }, (_, i) => (type === 'thumbs' ? 1 - i : min + i));
}

/**
 * What the answers of a type are called, from the lowest score up: by the ends of the scale and, between and instead of
 * them, the asker's own words for no, yes and the three faces. Nothing where the score itself is the name.
 */
export const answerNames = (
  type: SurveyType,
  { low, high }: { low: string; high: string },
  [no, yes, ...between]: string[],
): (string | undefined)[] =>
  type === 'thumbs' ? [low || no, high || yes] : type === 'smiley' ? [low, ...between, high] : [];

export const RATING_SOURCES = ['widget', 'link', 'email', 'qr', 'kiosk', 'api', 'import'] as const;
export type RatingSource = (typeof RATING_SOURCES)[number];
