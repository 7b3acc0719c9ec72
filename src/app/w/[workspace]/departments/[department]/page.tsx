import type { Metadata } from 'next';
import { DepartmentPage } from '@/features/lead/components/DepartmentPage';
import { openPage } from '@/trpc/page';
import { Hydrated, trpc } from '@/trpc/server';

export const metadata: Metadata = { title: 'Department' };

interface DepartmentProps {
  params: Promise<{ workspace: string; department: string }>;
}

export default async function OneDepartmentPage({ params }: DepartmentProps) {
  const { workspace, department } = await params;
  await openPage(trpc.lead.department.queryOptions({ workspace, department }));
  return (
    <Hydrated>
      <DepartmentPage workspace={workspace} department={department} renderedAt={Date.now()} />
    </Hydrated>
  );
}
