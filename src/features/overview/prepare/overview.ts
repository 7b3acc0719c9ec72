import { type MapModel, prepareMap } from '@/features/map/prepare';
import type { OverviewData } from '../schema';
import { type Concern, prepareConcerns } from './attention';
import { type BoardModel, prepareBoard, prepareChannels } from './boards';
import { type FigureView, prepareFigures } from './figures';
import { type HeatModel, prepareHeat } from './heat';
import { movedOf, prepareTrends, type TrendModel, watchedOf } from './trend';

/** Each part is reckoned when it is first asked for: all together take longer than a hand should wait. */
export interface OverviewModel {
  map: MapModel;
  figures: () => FigureView[];
  trend: () => TrendModel;
  concerns: () => Concern[];
  heat: () => HeatModel;
  channels: () => BoardModel;
  departments: () => BoardModel;
}

/** All of the overview but the ranking, which has an order, and what only time moves. `now` in milliseconds. */
export function prepareOverview(
  data: OverviewData,
  { workspace, now }: { workspace: string; now: number },
): OverviewModel {
  const map = prepareMap(data.map, now);
  const watched = once(() => watchedOf(data, map));
  const moved = once(() => movedOf(watched()));
  return {
    map,
    figures: once(() => prepareFigures(data)),
    trend: once(() => prepareTrends(data, watched(), moved(), workspace)),
    concerns: once(() =>
      prepareConcerns({ data, model: map, watched: watched(), moved: moved(), workspace }),
    ),
    heat: once(() => prepareHeat(data)),
    channels: once(() => prepareChannels(data, map, workspace)),
    departments: once(() => prepareBoard(data, map, workspace)),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
