'use client';

import { Field } from '@/components/ui/Field';
import { faultOf, useStartWorkspace } from '../client';
import { AccountForm } from './AccountForm';

/** The workspace of somebody who is signed in and belongs to none yet. */
export function WorkspaceForm() {
  const start = useStartWorkspace();
  const fault = faultOf(start.error);
  return (
    <AccountForm
      submit="Create workspace"
      busy={start.isPending || start.isSuccess}
      fault={fault}
      onSubmit={({ workspaceName = '' }) =>
        start.mutate(workspaceName, { onSuccess: (slug) => window.location.assign(`/w/${slug}/start`) })
      }
    >
      <Field
        label="Workspace"
        name="workspaceName"
        autoComplete="organization"
        required
        hint="Usually the name of your business."
        error={fault?.fields.workspaceName}
      />
    </AccountForm>
  );
}
