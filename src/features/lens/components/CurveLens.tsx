import { CURVE, placeGapLabel, type Stop } from '@/features/map/components/geometry';
import type { BuyingModel, GapsModel } from '../prepare';

/** Where the buying map ends; what lies beyond steps back. */
export function Sale({ lens: { ends, beyond }, width }: { lens: BuyingModel; width: number }) {
  return (
    <>
      {beyond.map((index) => (
        <rect
          key={index}
          x={index * width}
          width={width}
          height={CURVE.height}
          fill="var(--surface)"
          opacity={0.64}
        />
      ))}
      {ends === null ? null : (
        <>
          <path d={`M${ends * width - 0.5} 0V${CURVE.height}`} stroke="var(--ink)" strokeWidth={1.5} />
          <text className="sale" x={ends * width + 8} y={16}>
            <tspan>The buying map ends at the sale.</tspan> The experience goes on.
          </text>
        </>
      )}
    </>
  );
}

/** The gaps that can be told from noise, each with its figure; the widest has a label of its own. */
export function Gaps({ lens, stops }: { lens: GapsModel; stops: readonly Stop[] }) {
  return lens.ranked.slice(1).map(({ id, gap, index }) => {
    const stop = stops[index];
    const label = stop && placeGapLabel(stop);
    return gap && label ? (
      <text key={id} className="gap-label" x={stop.at} y={label.y} textAnchor="middle">
        {gap.text}
      </text>
    ) : null;
  });
}
