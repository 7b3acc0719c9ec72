import { DEMO_SLUG } from '@/features/workspace/schema';
import { isAppError } from '@/server/errors';
import { inWorkspace, type WorkspaceScope } from '@/server/tenancy';
import type { DemoShop } from './schema';

/** What the example's shop page embeds: the public key, and the touchpoints that ask, in the order of the journey. */
export async function getDemoShop({ db, workspaceId }: WorkspaceScope): Promise<DemoShop | null> {
  const key = await db.apiKey.findFirst({
    where: { workspaceId, kind: 'public', revokedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { prefix: true },
  });
  const asking = { some: { status: 'published', archivedAt: null } };
  const stages = await db.stage.findMany({
    where: { workspaceId, deletedAt: null, map: { deletedAt: null } },
    orderBy: { rank: 'asc' },
    select: {
      touchpoints: {
        where: { deletedAt: null, surveys: asking },
        orderBy: { rank: 'asc' },
        select: { slug: true, name: true },
      },
    },
  });
  return key && { publicKey: key.prefix, touchpoints: stages.flatMap(({ touchpoints }) => touchpoints) };
}

/** The example's shop as any visitor may see it; null when there is no example. */
export async function findDemoShop(): Promise<DemoShop | null> {
  try {
    return await inWorkspace(null, DEMO_SLUG, 'map:view', getDemoShop);
  } catch (error) {
    // To a visitor, a workspace that is not the example looks like none.
    if (isAppError(error) && error.code === 'unauthenticated') return null;
    throw error;
  }
}

/** Public key of the example, for snippets that rate into it; null when there is no example. */
export async function demoPublicKey(): Promise<string | null> {
  return (await findDemoShop())?.publicKey ?? null;
}
