'use client';

import { useId } from 'react';
import { EditableText } from '@/components/ui/EditableText';
import { useToast } from '@/components/ui/Toast';
import { TEXT_LENGTH } from '@/contract/limits';
import { can, type Role } from '@/domain/permissions';
import { Entries } from '@/features/workspace/components/Entries';
import { Entry, problemOf } from '@/features/workspace/components/Entry';
import { useCandidates, useDepartmentEdits, useDepartments } from '../client';
import type { Candidate, DepartmentView } from '../schema';

/** Who is responsible for what; those who are responsible for nothing are a finding too. */
export function DepartmentsPage({ workspace, role }: { workspace: string; role: Role }) {
  const mayEdit = can(role, 'map:edit');
  const query = useDepartments(workspace);
  const { data: candidates } = useCandidates(workspace, mayEdit);
  const { add } = useDepartmentEdits(workspace);
  const departments = query.data ?? [];
  return (
    <Entries
      title="Departments"
      intro="Who is responsible at which touchpoint. Add those without a touchpoint as well: absence is a finding."
      what="department"
      query={query}
      count={departments.length}
      empty="Name the departments of the business, also those customers never meet."
      add={(name) => add({ name })}
      mayEdit={mayEdit}
    >
      {departments.map((department) => (
        <Department
          key={department.id}
          workspace={workspace}
          department={department}
          candidates={candidates ?? []}
          mayEdit={mayEdit}
        />
      ))}
    </Entries>
  );
}

function Department({
  workspace,
  department: { id, name, lead, barrier, touchpoints },
  candidates,
  mayEdit,
}: {
  workspace: string;
  department: DepartmentView;
  candidates: readonly Candidate[];
  mayEdit: boolean;
}) {
  const { set, drop, add } = useDepartmentEdits(workspace);
  const toast = useToast();
  const leadId = useId();
  return (
    <Entry
      what="department"
      id={id}
      name={name}
      mayEdit={mayEdit}
      rename={(value, base) => set(id, { field: 'name', base, value })}
      remove={{
        verb: 'Delete',
        run: () => drop(id),
        done: `${name} is deleted.`,
        undo: () => add({ id, name, leadId: lead?.id ?? null, barrier }).then(problemOf),
      }}
    >
      <dl className="entry-fields">
        <div>
          <dt>{mayEdit ? <label htmlFor={leadId}>Lead</label> : 'Lead'}</dt>
          <dd>
            {mayEdit ? (
              <select
                id={leadId}
                className="input"
                value={lead?.id ?? ''}
                onChange={({ target }) =>
                  void set(id, {
                    field: 'leadId',
                    base: lead?.id ?? null,
                    value: target.value || null,
                  }).then((outcome) => outcome.kind !== 'saved' && toast(outcome.message))
                }
              >
                <option value="">Nobody yet</option>
                {(candidates.length > 0 ? candidates : lead ? [lead] : []).map((person) => (
                  <option key={person.id} value={person.id}>
                    {person.name}
                  </option>
                ))}
              </select>
            ) : (
              <bdi>{lead?.name ?? 'Nobody yet'}</bdi>
            )}
          </dd>
        </div>
        <div>
          <dt>Touchpoints</dt>
          <dd className={touchpoints === 0 ? 'b' : 'num'}>{touchpoints === 0 ? 'None' : touchpoints}</dd>
        </div>
        {touchpoints === 0 || barrier !== '' ? (
          <div>
            <dt>Why it has none, and what bars it</dt>
            <dd>
              <EditableText
                value={barrier}
                label={`Why ${name} has no touchpoint`}
                placeholder={mayEdit ? 'Note the reason or barrier' : 'Not said'}
                editable={mayEdit}
                draftKey={`department:${id}:barrier`}
                save={(value, base) => set(id, { field: 'barrier', base, value })}
                multiline
                maxLength={TEXT_LENGTH}
              />
            </dd>
          </div>
        ) : null}
      </dl>
    </Entry>
  );
}
