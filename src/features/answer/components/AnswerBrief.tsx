import { LevelMeter } from '@/components/ui/LevelMeter';
import { momentOf } from '@/features/history/components/when';
import type { prepareLine } from '../prepare';

/** What a row says of a rating: its score, where and when. */
export function AnswerBrief({
  line: { score, level, told },
  touchpoint,
  answeredAt,
  timeZone,
}: {
  line: ReturnType<typeof prepareLine>;
  touchpoint: string;
  answeredAt: string;
  timeZone: string;
}) {
  return (
    <>
      <b className="num" aria-hidden="true">
        {score ?? '·'}
      </b>
      <span aria-hidden="true">
        <LevelMeter level={level} name="" />
      </span>
      <span className="vh">{told}</span>
      <bdi className="grow trunc">{touchpoint}</bdi>
      <time className="mute" dateTime={answeredAt}>
        {momentOf(answeredAt, timeZone)}
      </time>
    </>
  );
}
