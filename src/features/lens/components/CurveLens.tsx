import { monotonePath } from '@/domain/curve';
import type { DerivedModel } from '@/features/desired/prepare/derived';
import { CURVE, placeGapLabel, type Stop, yOf } from '@/features/map/components/geometry';
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

/** The levels the desired map sets, where it sets others: a line of their own, with a mark at each that differs. */
export function DerivedLevels({ derived, stops }: { derived: DerivedModel; stops: readonly Stop[] }) {
  const differing = stops.flatMap(({ id, at }) => {
    const level = derived.stops.get(id)?.level ?? null;
    return level === null ? [] : [{ id, at, y: yOf(level) }];
  });
  if (differing.length === 0) return null;
  const differs = (stop: Stop | undefined) =>
    stop !== undefined && (derived.stops.get(stop.id)?.level ?? null) !== null;
  // Elsewhere it would hide the line that is there already.
  const path = monotonePath(
    stops.map((stop, index) => {
      const level = derived.levels.get(stop.id) ?? null;
      const near = [stops[index - 1], stop, stops[index + 1]].some(differs);
      return { x: stop.at, y: level === null || !near ? null : yOf(level) };
    }),
  );
  return (
    <>
      <path d={path} fill="none" stroke="var(--c-after)" strokeWidth={1.25} strokeDasharray="1 3" />
      {differing.map(({ id, at, y }) => (
        <rect
          key={id}
          x={at - 3.5}
          y={y - 3.5}
          width={7}
          height={7}
          fill="var(--surface)"
          stroke="var(--c-after)"
          strokeWidth={1.5}
        />
      ))}
    </>
  );
}
