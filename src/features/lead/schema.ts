import type { SurveyType } from '@/contract/survey';
import type { MapTouchpoint, Range } from '@/features/map/schema';
import type { MapOpportunity } from '@/features/opportunity/schema';
import type { SaidAnswer } from '@/features/survey/prepare/asked';

export const MINE_RANGE: Range = '28d';

/** A touchpoint of a department one leads, with the name of its stage. */
export interface LedTouchpoint extends MapTouchpoint {
  stage: string;
}

/** A rating that a lead should read: low, or with words. */
export interface Voice {
  id: string;
  touchpointId: string;
  type: SurveyType;
  /** Null where too few answered to show a score. */
  score: number | null;
  comment: string;
  /** To the questions after the score. */
  answers: SaidAnswer[];
  answeredAt: string;
  locale: string | null;
}

/** What somebody who leads departments finds when they come in. */
export interface Mine {
  departments: { id: string; name: string; touchpoints: number }[];
  maps: {
    id: string;
    name: string;
    touchpoints: LedTouchpoint[];
    /** Those that lie at one of its touchpoints. */
    opportunities: MapOpportunity[];
  }[];
  /** Newest first. */
  voices: Voice[];
}

/** What one department answers for, as everybody may see it. */
export interface DepartmentWork extends Mine {
  /** Name of the member who leads it. */
  lead: string | null;
  /** Of one without touchpoints: what bars it. */
  barrier: string;
}
