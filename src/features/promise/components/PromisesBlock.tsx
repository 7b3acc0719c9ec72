'use client';

import { EditableText } from '@/components/ui/EditableText';
import { Tick } from '@/components/ui/Tick';
import { NAME_LENGTH } from '@/contract/limits';
import { useMapEditing } from '@/features/map/components/MapEditing';
import type { MapData, MapTouchpoint } from '@/features/map/schema';
import { usePromiseEdits } from '../client';
import './promise.css';

/** Which promises a touchpoint must keep. */
export function PromisesBlock({ data, touchpoint }: { data: MapData; touchpoint: MapTouchpoint }) {
  const { mayEdit, actions, orphan } = useMapEditing();
  const { add } = usePromiseEdits(data.workspace.slug);
  const { id, name, promises } = touchpoint;
  const kept = new Set(promises.map(({ id }) => id));
  if (!mayEdit && promises.length === 0) return null;
  return (
    <section className="blk">
      <h3>Promises to keep</h3>
      {mayEdit ? (
        <>
          <fieldset className="promise-choice" aria-label={`Promises ${name} must keep`}>
            {data.promises.map((promise) => (
              <label key={promise.id} className="promise-option">
                <Tick
                  checked={kept.has(promise.id)}
                  onTick={(keeps) => actions.setPromise(touchpoint, promise, keeps)}
                />
                <span dir="auto">{promise.name}</span>
              </label>
            ))}
          </fieldset>
          <EditableText
            className="pd-add t12"
            adding
            value=""
            label={`New promise, ${name}`}
            placeholder="New promise"
            editable
            draftKey={`panel:promise:new:${id}`}
            save={(value) => add({ name: value, touchpointIds: [id] })}
            maxLength={NAME_LENGTH}
            onOrphan={(draft) => orphan(`A new promise at ${name}`, draft)}
          />
        </>
      ) : (
        <ul className="row flex-wrap">
          {promises.map((promise) => (
            <li key={promise.id} className="badge" dir="auto">
              {promise.name}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
