import { deriveMap } from '@/features/desired/mutations';
import { mergeTouchpoints } from '@/features/merge/mutations';
import type { AppliedTemplate } from '@/features/template/schema';
import {
  createTouchpoint,
  deleteTouchpoint,
  moveTouchpoint,
  updateTouchpoint,
} from '@/features/touchpoint/mutations';
import type { WorkspaceScope } from '@/server/tenancy';

/** The journey the example's shop wants: slots chosen at checkout, the sofa put together by whoever brings it. */
export async function wishDemo(scope: WorkspaceScope, { mapId }: AppliedTemplate): Promise<void> {
  const { id } = await deriveMap(scope, { mapId, name: 'Buying a sofa online, desired' });
  const touchpoints = await scope.db.touchpoint.findMany({
    where: { workspaceId: scope.workspaceId, deletedAt: null, stage: { mapId: id } },
    select: { id: true, name: true, stageId: true, desired: true },
  });
  const named = (name: string) => {
    const found = touchpoints.find((touchpoint) => touchpoint.name === name);
    if (!found) throw new Error(`The example has no touchpoint “${name}”`);
    return found;
  };
  const checkout = named('Checkout');
  await mergeTouchpoints(scope, { id: checkout.id, other: named('Delivery slot SMS').id });
  await updateTouchpoint(scope, {
    id: checkout.id,
    field: 'name',
    base: checkout.name,
    value: 'Checkout with delivery slot',
  });
  const manual = named('Assembly manual');
  await createTouchpoint(scope, {
    stageId: manual.stageId,
    after: manual.id,
    name: 'Assembly by the driver',
  });
  await deleteTouchpoint(scope, { id: manual.id });
  await moveTouchpoint(scope, {
    id: named('Reviews page').id,
    stageId: named('Product page').stageId,
    after: named('Product page').id,
  });
  const call = named('Support call');
  await updateTouchpoint(scope, { id: call.id, field: 'desired', base: call.desired, value: 4.6 });
}
