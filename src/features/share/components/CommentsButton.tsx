import { Button } from '@/components/ui/Button';
import type { MapModel } from '@/features/map/prepare';
import type { SharedMap } from '../schema';

/** Opens what customers wrote, at the first touchpoint where somebody did. */
export function CommentsButton({
  comments,
  model,
  chosen,
  onChoose,
}: {
  comments: NonNullable<SharedMap['comments']>;
  model: MapModel;
  chosen: string | null;
  onChoose: (id: string | null) => void;
}) {
  const first = model.touchpoints.find(({ id }) => comments[id]) ?? model.touchpoints[0];
  if (!first) return null;
  return (
    <Button
      size="s"
      aria-expanded={chosen !== null}
      onClick={() => onChoose(chosen === null ? first.id : null)}
    >
      Comments
    </Button>
  );
}
