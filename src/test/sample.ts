import { randomUUID } from 'node:crypto';
import { createTouchpoint } from '@/features/touchpoint/mutations';
import type { Sample } from '@/server/operation';
import { asOperator } from '@/server/tenancy';
import { addRatings } from './answers';
import type { TestWorkspace } from './factory';

/** What the examples of the REST API are about, of a workspace whose first touchpoint asks `csat`. */
export async function sampleOf(workspace: TestWorkspace): Promise<Sample> {
  const [first] = workspace.touchpoints;
  if (!first) throw new Error('The workspace has no touchpoint');
  await addRatings(workspace, [{ score: 4, comment: 'Quick.' }]);
  return asOperator(workspace, async (scope) => {
    const { stageId } = workspace;
    const silent = await createTouchpoint(scope, { stageId, after: null, name: `Silent ${randomUUID()}` });
    const { id } = await scope.db.rating.findFirstOrThrow({ where: { touchpointId: first.id } });
    const { slug } = await scope.db.touchpoint.findFirstOrThrow({ where: { id: first.id } });
    return {
      publicKey: workspace.publicKey,
      mapId: workspace.mapId,
      stageId,
      touchpointId: first.id,
      touchpoint: slug,
      silent: silent.slug,
      surveyId: first.surveyId,
      ratingId: id,
      newId: randomUUID(),
      at: new Date().toISOString(),
    };
  });
}
