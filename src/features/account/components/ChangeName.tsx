'use client';

import { Field } from '@/components/ui/Field';
import { useToast } from '@/components/ui/Toast';
import { faultOf, useSetName } from '../client';
import { AccountForm } from './AccountForm';

/** The name others see. */
export function ChangeName({ name }: { name: string }) {
  const rename = useSetName();
  const toast = useToast();
  const fault = faultOf(rename.error);
  return (
    <section className="sec">
      <header>
        <h2>Name</h2>
      </header>
      <div className="body">
        <AccountForm
          submit="Change name"
          busy={rename.isPending}
          fault={fault}
          onSubmit={({ name = '' }) => rename.mutate({ name }, { onSuccess: () => toast('Name changed.') })}
        >
          <Field
            label="Your name"
            name="name"
            autoComplete="name"
            required
            defaultValue={name}
            hint="Members of your workspaces see it."
            error={fault?.fields.name}
          />
        </AccountForm>
      </div>
    </section>
  );
}
