import type { Metadata } from 'next';
import { DepartmentsPage } from '@/features/department/components/DepartmentsPage';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Departments' };

export default async function SettingsDepartmentsPage({
  params,
}: {
  params: Promise<{ workspace: string }>;
}) {
  const { workspace } = await params;
  const [{ role }] = await Promise.all([
    openPage(trpc.workspace.get.queryOptions({ workspace })),
    openPage(trpc.department.list.queryOptions({ workspace })),
  ]);
  return (
    <Hydrated>
      <DepartmentsPage workspace={workspace} role={role} />
    </Hydrated>
  );
}
