import type { Asking } from '@/contract/widget';
import type { Prisma } from '@/generated/prisma/client';
import { mustWrite } from '@/server/conflict';
import { AppError } from '@/server/errors';
import type { WorkspaceScope } from '@/server/tenancy';
import { getAsking } from './data';
import { askingOf, valuesOf } from './prepare';
import { type AskingEdit, type AskingField, theme } from './schema';

/**
 * Says anew how all surveys ask: what `change` names, and nothing else; pages hear of it within seconds. Throws
 * `conflict` when somebody else changed one of these fields since `base` was read, `invalid` for colours that together
 * with those that stand cannot be read.
 */
export async function setAsking(
  scope: WorkspaceScope,
  { change, base }: { change: AskingEdit; base: AskingEdit },
): Promise<Asking> {
  const { db, workspaceId } = scope;
  await db.$queryRaw`SELECT id FROM workspace WHERE id = ${workspaceId}::uuid FOR UPDATE`;
  const stored = valuesOf(await getAsking(scope));
  for (const field of Object.keys(change) as AskingField[])
    mustWrite({ field, base: base[field], theirs: stored[field], yours: change[field] });
  const asking = askingOf({ ...stored, ...change });
  // Only who changes the look is told of it.
  const isLook = Object.keys(change).some((field) => field in theme.shape);
  const faults = (isLook && theme.safeParse(asking.theme ?? {}).error?.issues) || [];
  const [first] = faults;
  if (first) {
    const issues = faults.map(({ path, message }) => ({ path: `change.${path.join('.')}`, message }));
    throw new AppError('invalid', `${first.message} Nothing was saved.`, { issues });
  }
  await db.workspace.update({
    where: { id: workspaceId },
    data: { asking: asking as Prisma.InputJsonObject },
  });
  return asking;
}
