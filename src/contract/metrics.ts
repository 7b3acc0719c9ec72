import type { SurveyType } from './survey';

export interface MetricsPoint {
  /** ISO date-time at which the bucket begins, in the workspace's time zone. */
  from: string;
  n: number;
  score: number | null;
  low: number | null;
  high: number | null;
  satisfaction: number | null;
}

/**
 * Answer of GET /api/v1/metrics. `score low high` in the type's own unit (CSAT, smiley, thumbs: percent;
 * NPS −100…100; CES 1–7), `mean` on the asked scale, `satisfaction` 1–5, `responseRate` 0–1; null is "not known".
 */
export interface Metrics {
  type: SurveyType;
  n: number;
  score: number | null;
  low: number | null;
  high: number | null;
  mean: number | null;
  distribution: Record<string, number> | null;
  satisfaction: number | null;
  displays: number | null;
  responseRate: number | null;
  lastRatedAt: string | null;
  series?: MetricsPoint[];
}
