import { type MapModel, prepareMap } from '@/features/map/prepare';
import type { OverviewData } from '../schema';
import { type FigureView, prepareFigures } from './figures';
import { type HeatModel, prepareHeat } from './heat';
import { type Order, prepareRanking, type RankingModel } from './ranking';

export interface OverviewModel {
  map: MapModel;
  figures: FigureView[];
  heat: HeatModel;
  ranking: RankingModel;
}

/** All of the overview but what only time moves. `now` in milliseconds. */
export function prepareOverview(
  data: OverviewData,
  { workspace, order, now }: { workspace: string; order: Order; now: number },
): OverviewModel {
  const map = prepareMap(data.map, now);
  return {
    map,
    figures: prepareFigures(data),
    heat: prepareHeat(data),
    ranking: prepareRanking(data, map, { order, workspace }),
  };
}
