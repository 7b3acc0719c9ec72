import Link from 'next/link';
import type { MapData, MapOrigin } from '@/features/map/schema';

/** In place of a survey, on a desired map: where its answers come from. */
export function StandsFor({ data, origins }: { data: MapData; origins: readonly MapOrigin[] }) {
  const current = data.derivedFrom;
  return (
    <section className="blk">
      <h3>Where it is asked</h3>
      {origins.length === 0 ? (
        <p className="mute">
          This touchpoint is not there today, so nobody can be asked about it yet. Once it is, add it to the
          current map and put a survey there.
        </p>
      ) : (
        <>
          <p className="mute">
            A desired touchpoint asks nothing itself. Its score is that of what it stands for today
            {origins.length > 1 ? ', every answer counted once' : ''}:
          </p>
          <ul>
            {origins.map(({ id, name, deleted }) => (
              <li key={id}>
                <bdi>{name}</bdi>
                {deleted ? <span className="mute">, deleted since</span> : null}
              </li>
            ))}
          </ul>
          {current && !current.deleted ? (
            <p>
              <Link className="link" href={`/w/${data.workspace.slug}/maps/${current.id}`}>
                Open <bdi>{current.name}</bdi>
              </Link>
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}
