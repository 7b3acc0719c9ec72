'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { useToast } from '@/components/ui/Toast';
import { can } from '@/domain/permissions';
import { failureOf } from '@/features/map/client';
import { useFacts, useRenameWorkspace, useWorkspace } from '../client';
import { DeleteWorkspace } from './DeleteWorkspace';
import { WorkspaceRegion } from './WorkspaceRegion';

/** What holds for the whole workspace. */
export function WorkspaceSettings({ workspace }: { workspace: string }) {
  const { data } = useWorkspace(workspace);
  const mayEdit = data ? can(data.role, 'workspace:edit') : false;
  const { data: facts, isPending } = useFacts(workspace, mayEdit);
  if (!data) return <div className="skel" />;
  return (
    <>
      <WorkspaceName workspace={workspace} name={data.name} mayEdit={mayEdit} />
      {mayEdit && facts ? (
        <WorkspaceRegion
          workspace={workspace}
          locale={data.locale}
          timeZone={data.timeZone}
          weekStart={data.weekStart}
          facts={facts}
        />
      ) : null}
      {/* What stands last comes last: what came before it would push it down. */}
      {can(data.role, 'workspace:delete') && !(mayEdit && isPending) ? (
        <DeleteWorkspace workspace={workspace} name={data.name} facts={facts} />
      ) : null}
    </>
  );
}

function WorkspaceName({ workspace, name, mayEdit }: { workspace: string; name: string; mayEdit: boolean }) {
  const rename = useRenameWorkspace();
  const toast = useToast();
  const [typed, setTyped] = useState(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ workspace, name: typed }, { onSuccess: () => toast('Workspace renamed.') });
  };
  return (
    <section className="sec">
      <header>
        <h2>Workspace</h2>
      </header>
      <form className="body settings-form" onSubmit={submit}>
        <Field
          label="Name"
          hint={mayEdit ? 'Addresses of the workspace stay as they are.' : 'Admins can change it.'}
          value={typed}
          readOnly={!mayEdit}
          onChange={(event) => setTyped(event.target.value)}
          error={rename.error ? failureOf(rename.error).message : undefined}
        />
        {mayEdit ? (
          <Button type="submit" busy={rename.isPending} disabled={typed.trim() === name || !typed.trim()}>
            Rename
          </Button>
        ) : null}
      </form>
    </section>
  );
}
