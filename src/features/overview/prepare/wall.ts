import type { DeltaView } from '@/components/ui/Delta';
import type { ScoreView } from '@/components/ui/Score';
import { formatN } from '@/domain/format';
import type { OverviewData } from '../schema';
import type { Concern } from './attention';
import type { FigureView } from './figures';
import { prepareOverview } from './overview';
import { prepareRanking } from './ranking';

/** A line that is read from the other end of a room. */
export interface WallRow {
  id: string;
  name: string;
  /** Beneath the name: the stage. */
  detail: string;
  score: ScoreView;
  /** "n 64", "too few to show" */
  count: string;
  /** "−0.42" to the desired level, "0.18" up; null where nothing may be said. */
  gap: { text: string; label: string; clear: boolean } | null;
  change: DeltaView | null;
}

/** One picture of the wallboard; the next follows after a while. */
export type WallView =
  | { key: string; title: string; kind: 'figures'; figures: FigureView[] }
  | { key: string; title: string; kind: 'rows'; rows: WallRow[]; rule: string }
  | { key: string; title: string; kind: 'concerns'; concerns: Concern[] };

/** As many lines as can be read from four metres. */
const MOST_ROWS = 5;
const MOST_CONCERNS = 4;

/** The overview in a few large pictures; what has nothing to show is left out. `now` in milliseconds. */
export function prepareWall(
  data: OverviewData,
  { workspace, now }: { workspace: string; now: number },
): WallView[] {
  const model = prepareOverview(data, { workspace, now });
  const below = prepareRanking(data, model.map, { order: 'gap', workspace })
    .rows.filter(({ touchpoint: { gap } }) => gap !== null && gap.value < 0)
    .slice(0, MOST_ROWS)
    .map(({ id, stage, touchpoint }): WallRow => {
      const { name, score, gap, change } = touchpoint;
      return { id, name, detail: stage, score, count: formatN(score.n), gap, change };
    });
  const stages = model.heat().rows.map(
    ({ id, name, total }): WallRow => ({
      id,
      name,
      detail: '',
      score: total.score,
      count: total.count,
      gap: null,
      change: null,
    }),
  );
  const concerns = model.concerns().slice(0, MOST_CONCERNS);
  const pages = Math.ceil(stages.length / MOST_ROWS);
  return [
    { key: 'figures', title: 'Key scores', kind: 'figures', figures: model.figures() },
    ...Array.from({ length: pages }, (_, page): WallView => {
      const rows = stages.slice(page * MOST_ROWS, (page + 1) * MOST_ROWS);
      const title = pages > 1 ? `Stages, ${page + 1} of ${pages}` : 'Stages';
      return { key: `stages ${page}`, title, kind: 'rows', rows, rule: 'Satisfaction from 1 to 5' };
    }),
    ...(below.length > 0
      ? [
          {
            key: 'below',
            title: 'Furthest below what is desired',
            kind: 'rows' as const,
            rows: below,
            rule: 'Satisfaction from 1 to 5, and how far below the desired level',
          },
        ]
      : []),
    ...(concerns.length > 0
      ? [{ key: 'concerns', title: 'Needs attention', kind: 'concerns' as const, concerns }]
      : []),
  ];
}
