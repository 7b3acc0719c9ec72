import { Button } from '@/components/ui/Button';
import { useOpenCatalogue } from '@/features/catalogue/components/MapCatalogue';

/** A map without stages: what belongs here, and the one next step. */
export function MapEmpty({ mayEdit, onAdd }: { mayEdit: boolean; onAdd: () => void }) {
  const openCatalogue = useOpenCatalogue();
  return (
    <div className="empty">
      <b>This map is empty</b>
      <span>
        Stages go from left to right, as the customer passes them. Each holds the touchpoints in it.
      </span>
      {mayEdit ? (
        <div className="row">
          <Button kind="primary" onClick={onAdd}>
            Add the first stage
          </Button>
          <Button onClick={() => openCatalogue({})}>Choose typical touchpoints</Button>
        </div>
      ) : null}
    </div>
  );
}
