'use client';

import Link from 'next/link';
import { EditableText } from '@/components/ui/EditableText';
import { TEXT_LENGTH } from '@/contract/limits';
import { formatCount } from '@/domain/format';
import { can, type Role } from '@/domain/permissions';
import { Entries } from '@/features/workspace/components/Entries';
import { Entry, problemOf } from '@/features/workspace/components/Entry';
import { usePromiseEdits, usePromises } from '../client';
import type { PromiseView } from '../schema';

/** Brand values made checkable. */
export function PromisesPage({ workspace, role }: { workspace: string; role: Role }) {
  const mayEdit = can(role, 'map:edit');
  const query = usePromises(workspace);
  const { add } = usePromiseEdits(workspace);
  const promises = query.data ?? [];
  return (
    <Entries
      title="Promises"
      intro="What the brand stands for, worded so that anybody can check whether a touchpoint keeps it."
      what="promise"
      query={query}
      count={promises.length}
      empty="Take a value of the brand, such as “effortless”, and say how one would check it."
      add={(name) => add({ name })}
      mayEdit={mayEdit}
    >
      {promises.map((promise) => (
        <OnePromise key={promise.id} workspace={workspace} promise={promise} mayEdit={mayEdit} />
      ))}
    </Entries>
  );
}

const FIELDS = [
  { field: 'description', name: 'What it means', verb: 'Say what it means' },
  { field: 'check', name: 'How it is checked', verb: 'Say how to tell whether it is kept' },
] as const;

function OnePromise({
  workspace,
  promise,
  mayEdit,
}: {
  workspace: string;
  promise: PromiseView;
  mayEdit: boolean;
}) {
  const { id, name, description, check, touchpoints } = promise;
  const { set, drop, add } = usePromiseEdits(workspace);
  const from =
    touchpoints.length === 0 ? '' : ` and taken off ${formatCount(touchpoints.length, 'touchpoint')}`;
  return (
    <Entry
      what="promise"
      id={id}
      name={name}
      mayEdit={mayEdit}
      rename={(value, base) => set(id, { field: 'name', base, value })}
      remove={{
        verb: 'Delete',
        run: () => drop(id),
        done: `${name} is deleted${from}.`,
        undo: () =>
          add({ id, name, description, check, touchpointIds: touchpoints.map(({ id }) => id) }).then(
            problemOf,
          ),
      }}
    >
      <dl className="entry-fields">
        {FIELDS.map(({ field, name: label, verb }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>
              <EditableText
                value={promise[field]}
                label={`${label}, ${name}`}
                placeholder={mayEdit ? verb : 'Not said'}
                editable={mayEdit}
                draftKey={`promise:${id}:${field}`}
                save={(value, base) => set(id, { field, base, value })}
                multiline
                maxLength={TEXT_LENGTH}
              />
            </dd>
          </div>
        ))}
        <div>
          <dt>Touchpoints</dt>
          <dd>
            {touchpoints.length === 0 ? <span className="mute">None must keep it yet</span> : null}
            {[...Map.groupBy(touchpoints, ({ mapId }) => mapId)].map(([mapId, list], _, maps) => (
              <p key={mapId}>
                {maps.length > 1 ? (
                  <span className="mute">
                    <bdi>{list[0]?.mapName}</bdi>:{' '}
                  </span>
                ) : null}
                {list.map((touchpoint, index) => (
                  <span key={touchpoint.id}>
                    {index > 0 ? ', ' : ''}
                    <Link href={`/w/${workspace}/maps/${mapId}?touchpoint=${touchpoint.slug}`} dir="auto">
                      {touchpoint.name}
                    </Link>
                  </span>
                ))}
              </p>
            ))}
          </dd>
        </div>
      </dl>
    </Entry>
  );
}
