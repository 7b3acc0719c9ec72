import Link from 'next/link';
import { buttonClass } from '@/components/ui/Button';

export interface MapListEntry {
  id: string;
  name: string;
}

/** The maps of a workspace, and the way to draw another. */
export function MapList({
  workspace,
  maps,
  mayEdit,
}: {
  workspace: string;
  maps: MapListEntry[];
  mayEdit: boolean;
}) {
  return (
    <main className="min-w-0 overflow-auto">
      <header className="topbar">
        <h1>Maps</h1>
        <span className="grow" />
        {mayEdit ? (
          <Link className={buttonClass('ghost')} href={`/w/${workspace}/import`}>
            Import a spreadsheet
          </Link>
        ) : null}
        {mayEdit ? (
          <Link className={buttonClass('primary')} href={`/w/${workspace}/start`}>
            Draw a map
          </Link>
        ) : null}
      </header>
      {maps.length === 0 ? (
        <div className="empty">
          <b>No map yet</b>
          <span>A map holds the stages and touchpoints your customers pass, and what they say at each.</span>
        </div>
      ) : (
        <ul className="p-4 grid gap-2 max-w-2xl">
          {maps.map(({ id, name }) => (
            <li key={id} className="sec">
              <Link href={`/w/${workspace}/maps/${id}`} className="row px-4 min-h-12" dir="auto">
                <span className="font-medium">{name}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}
