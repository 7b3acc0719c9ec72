'use client';

import { Button } from '@/components/ui/Button';
import type { ItemChange } from '@/domain/map-diff';
import { unreadOf } from '@/features/map/client';
import { useComparison, useSnapshots } from '../client';
import { labelOf } from '../prepare';
import { WordDiff } from './WordDiff';
import { momentOf } from './when';

/** What came, went, moved and changed between two versions, the newer one being the map as it is now or another. */
export function Comparison({
  workspace,
  map,
  from,
  to,
  timeZone,
  mayEdit,
  onRestore,
  onClose,
}: {
  workspace: string;
  map: string;
  from: string;
  /** Null: now. */
  to: string | null;
  timeZone: string;
  mayEdit: boolean;
  onRestore: (id: string, name: string) => void;
  onClose: () => void;
}) {
  const { data, error, isPending, refetch } = useComparison(workspace, map, from, to);
  const versions = useSnapshots(workspace, map).data ?? [];
  const older = versions.find(({ id }) => id === from);
  const newer = versions.find(({ id }) => id === to);
  const renamed = data && data.map.before !== data.map.after;
  const redrawn = data && data.personas.before !== data.personas.after;
  const changes = data
    ? [...data.diff.stages, ...data.diff.touchpoints, ...data.lanes, ...data.opportunities]
    : [];
  const none = data && changes.length === 0 && !renamed && !redrawn;
  return (
    <section className="history-main" aria-labelledby="comparison">
      <header className="comparison-head">
        <h2 id="comparison">
          From <bdi>{older ? `“${older.name}”` : 'an earlier version'}</bdi> to{' '}
          <bdi>{newer ? `“${newer.name}”` : 'now'}</bdi>
        </h2>
        <p className="mute t12">
          {older ? momentOf(older.createdAt, timeZone) : ''}
          {data ? ` · ${summaryOf(changes)}` : ''}
        </p>
        <div className="row flex-wrap">
          <Button onClick={onClose}>Back to the history</Button>
          {mayEdit && older ? (
            <Button kind="primary" onClick={() => onRestore(from, older.name)}>
              Restore this version
            </Button>
          ) : null}
        </div>
      </header>
      {isPending ? <div className="skel history-skeleton" /> : null}
      {error ? (
        <div className="empty">
          <b>The versions could not be compared</b>
          <span>{unreadOf(error)}</span>
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      ) : null}
      {none ? (
        <div className="empty">
          <b>No difference</b>
          <span>Both say the same in every stage, lane and opportunity and at every touchpoint.</span>
        </div>
      ) : null}
      {renamed ? (
        <section className="history-day">
          <h3>Name of the map</h3>
          <WordDiff before={data.map.before} after={data.map.after} />
        </section>
      ) : null}
      {redrawn ? (
        <section className="history-day">
          <h3>Personas it is drawn for</h3>
          <WordDiff before={data.personas.before} after={data.personas.after} />
        </section>
      ) : null}
      {data ? (
        <>
          <Changes title="Stages" changes={data.diff.stages} />
          <Changes title="Touchpoints" changes={data.diff.touchpoints} />
          <Changes title="Lanes" changes={data.lanes} />
          <Changes title="Opportunities at no touchpoint" changes={data.opportunities} />
        </>
      ) : null}
    </section>
  );
}

function summaryOf(changes: readonly ItemChange[]): string {
  const count = (kind: ItemChange['kind']) => changes.filter((change) => change.kind === kind).length;
  const moved = changes.filter(({ kind, moved }) => kind === 'changed' && moved).length;
  return `${count('added')} added, ${count('removed')} removed, ${moved} moved, ${count('changed') - moved} changed`;
}

const WORDS: Readonly<Record<ItemChange['kind'], string>> = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
};

function Changes({ title, changes }: { title: string; changes: readonly ItemChange[] }) {
  if (changes.length === 0) return null;
  return (
    <section className="history-day">
      <h3>{title}</h3>
      <ol>
        {changes.map(({ key, kind, name, moved, from, to, fields }) => (
          <li key={key} className="history-entry">
            <div className="history-who">
              <span className="badge line">{moved && fields.length === 0 ? 'Moved' : WORDS[kind]}</span>{' '}
              <b dir="auto">{name}</b>
              {moved ? (
                <span className="mute">
                  {from && to && from !== to ? (
                    <>
                      moved from <bdi>{from}</bdi> to <bdi>{to}</bdi>
                    </>
                  ) : fields.length > 0 ? (
                    'moved'
                  ) : null}
                </span>
              ) : null}
            </div>
            {fields.length > 0 ? (
              <dl className="comparison-fields">
                {fields.map(({ field, before, after }) => (
                  <div key={field}>
                    <dt>{labelOf(field)}</dt>
                    <dd>
                      <WordDiff before={before} after={after} />
                    </dd>
                  </div>
                ))}
              </dl>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
