import { type Level, LevelMeter } from '@/components/ui/LevelMeter';
import { BAND_NAMES } from '@/domain/satisfaction';
import { prepareLanding } from '@/features/touchpoint/prepare';

type Answer = Parameters<typeof prepareLanding>;

/** What a customer gave, on its own scale and by its band. */
export function Given({ type, score }: { type: Answer[0]; score: number }) {
  const { value, text } = prepareLanding(type, score);
  const level = Math.round(value) as Level;
  return (
    <span className="r">
      {text}
      <LevelMeter level={level} name={BAND_NAMES[level]} />
    </span>
  );
}
