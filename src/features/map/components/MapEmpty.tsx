import { Button } from '@/components/ui/Button';

/** A map without stages: what belongs here, and the one next step. */
export function MapEmpty({ mayEdit, onAdd }: { mayEdit: boolean; onAdd: () => void }) {
  return (
    <div className="empty">
      <b>This map is empty</b>
      <span>
        Stages go from left to right, as the customer passes them. Each holds the touchpoints in it.
      </span>
      {mayEdit ? (
        <Button kind="primary" onClick={onAdd}>
          Add the first stage
        </Button>
      ) : null}
    </div>
  );
}
