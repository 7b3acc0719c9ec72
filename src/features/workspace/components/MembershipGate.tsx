'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/Button';
import { codeOf, useWorkspace } from '../client';

/** Shows the pages of a workspace as long as the person may see them; says so as soon as they may not. */
export function MembershipGate({ workspace, children }: { workspace: string; children: ReactNode }) {
  const { error } = useWorkspace(workspace);
  if (codeOf(error) !== 'not_found') return children;
  return (
    <main className="empty content-center justify-items-center text-center" role="alert">
      <b>You are not a member of this workspace any more</b>
      <span>You left, somebody removed you, or the workspace was deleted. Your account is untouched.</span>
      <Link className={buttonClass()} href="/account">
        Your workspaces
      </Link>
    </main>
  );
}
