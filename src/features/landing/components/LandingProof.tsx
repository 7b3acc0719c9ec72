import { Delta } from '@/components/ui/Delta';
import { Score } from '@/components/ui/Score';
import type { MapData } from '@/features/map/schema';
import { prepareTouchpoint, type TouchpointModel } from '@/features/touchpoint/prepare';

const ROWS = 5;

/** A few touchpoints of the example as the product shows them: the extremes first, one with few answers among them. */
export function LandingProof({ map, now }: { map: MapData; now: number }) {
  const models = map.stages
    .flatMap((stage) => stage.touchpoints)
    .map((touchpoint) => prepareTouchpoint(touchpoint, map.range, now))
    .filter(({ score }) => score.value !== null);
  return (
    <table className="tbl">
      <caption className="vh">Scores of the live example</caption>
      <thead className="vh">
        <tr>
          <th scope="col">Touchpoint</th>
          <th scope="col">Satisfaction</th>
          <th scope="col">Gap</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {choose(models).map((model) => (
          <tr key={model.id}>
            <th scope="row" className="m">
              {model.name}
            </th>
            <td>
              <Score score={model.score} withN />
            </td>
            <td className="r num">{model.gap ? `${model.gap.text} to desired` : ''}</td>
            <td className="r">
              {model.change ? <Delta change={model.change} /> : <span className="mute">too few</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function choose(models: TouchpointModel[]): TouchpointModel[] {
  const value = ({ score }: TouchpointModel): number => score.value ?? 0;
  const low = models.filter(({ score }) => score.state === 'low').slice(0, 1);
  const normal = models.filter(({ score }) => score.state === 'normal').sort((a, b) => value(b) - value(a));
  const wanted = ROWS - low.length;
  const best = normal.slice(0, Math.ceil(wanted / 2));
  const worst = normal.slice(best.length).slice(-(wanted - best.length));
  return [...best, ...worst, ...low];
}
