import { LandingPage } from '@/features/landing/components/LandingPage';
import { LandingProof } from '@/features/landing/components/LandingProof';
import { MapFigure } from '@/features/map/components/MapFigure';
import { currentUserId } from '@/server/auth';
import { queryClientOfRequest, trpc } from '@/trpc/server';

/** The live example's map; null where there is none. */
async function exampleMap() {
  const client = queryClientOfRequest();
  try {
    const workspace = 'demo';
    const [map] = await client.fetchQuery({ ...trpc.map.list.queryOptions({ workspace }), retry: false });
    return map ? await client.fetchQuery(trpc.map.get.queryOptions({ workspace, map: map.id })) : null;
  } catch {
    return null;
  }
}

export default async function HomePage() {
  const [userId, map] = await Promise.all([currentUserId(), exampleMap()]);
  const client = queryClientOfRequest();
  const now = Date.now();
  const [own] = userId ? await client.fetchQuery(trpc.workspace.mine.queryOptions()) : [];
  return (
    <LandingPage
      signedIn={own ? `/w/${own.slug}` : null}
      example={map ? <MapFigure data={map} now={now} /> : null}
      proof={map ? <LandingProof map={map} now={now} /> : null}
    />
  );
}
