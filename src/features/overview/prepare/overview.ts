import { type MapModel, prepareMap } from '@/features/map/prepare';
import type { OverviewData } from '../schema';
import { type Concern, prepareConcerns } from './attention';
import { type BoardModel, prepareBoard, prepareChannels } from './boards';
import { type FigureView, prepareFigures } from './figures';
import { type HeatModel, prepareHeat } from './heat';
import { type Order, prepareRanking, type RankingModel } from './ranking';
import { movedOf, prepareTrends, type TrendModel, watchedOf } from './trend';

export interface OverviewModel {
  map: MapModel;
  figures: FigureView[];
  trend: TrendModel;
  concerns: Concern[];
  heat: HeatModel;
  ranking: RankingModel;
  channels: BoardModel;
  departments: BoardModel;
}

/** All of the overview but what only time moves. `now` in milliseconds. */
export function prepareOverview(
  data: OverviewData,
  { workspace, order, now }: { workspace: string; order: Order; now: number },
): OverviewModel {
  const map = prepareMap(data.map, now);
  const watched = watchedOf(data, map);
  const moved = movedOf(watched);
  return {
    map,
    figures: prepareFigures(data),
    trend: prepareTrends(data, watched, moved, workspace),
    concerns: prepareConcerns({ data, model: map, watched, moved, workspace }),
    heat: prepareHeat(data),
    ranking: prepareRanking(data, map, { order, workspace }),
    channels: prepareChannels(data, map, workspace),
    departments: prepareBoard(data, map, workspace),
  };
}
