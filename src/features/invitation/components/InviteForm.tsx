'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Select } from '@/components/ui/Select';
import type { InvitedRole, Role } from '@/domain/permissions';
import { faultOf } from '@/features/account/client';
import { wrongWith } from '@/features/map/schema';
import { invitedRolesFor, ROLE_NAMES, ROLE_RIGHTS } from '@/features/member/prepare';
import { useDepartmentChoices, useInvite, useMailRoute } from '../client';
import { addressesIn, type Invited, invitationNote } from '../schema';
import { NoMail } from './NoMail';

/** Invites people by mail, several at once. What was typed stays until it was taken. */
export function InviteForm({ workspace, role }: { workspace: string; role: Role }) {
  const invite = useInvite();
  const route = useMailRoute(workspace);
  const byHand = route !== undefined && route !== 'out';
  const verb = byHand ? 'Make' : 'Send';
  const departments = useDepartmentChoices(workspace).data ?? [];
  const [text, setText] = useState('');
  const [as, setAs] = useState<InvitedRole>('editor');
  const [departmentId, setDepartmentId] = useState('');
  const [note, setNote] = useState('');
  const id = useId();
  const emails = addressesIn(text);
  const fault = faultOf(invite.error);
  const at = fault && Object.keys(fault.fields)[0];
  // "emails.2" names the third of the addresses.
  const wrong = at?.startsWith('emails.') ? emails[Number(at.slice(7))] : undefined;
  const said = fault ? (wrong ? `${wrong}: ${fault.message}` : fault.message) : undefined;
  const noteFault = wrongWith(invitationNote, note);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate(
      { workspace, emails, role: as, departmentId: departmentId || null, note },
      {
        onSuccess: () => {
          // What was typed meanwhile is for the next invitation.
          setText((now) => (now === text ? '' : now));
          setNote((now) => (now === note ? '' : now));
          setDepartmentId('');
        },
      },
    );
  };
  return (
    <section className="sec" aria-labelledby="invite">
      <header>
        <h2 id="invite">Invite people</h2>
      </header>
      <form className="body member-form" onSubmit={submit}>
        <div className="field">
          <label htmlFor={`${id}-emails`}>E-mail addresses</label>
          <textarea
            id={`${id}-emails`}
            className="input"
            rows={2}
            value={text}
            autoCapitalize="none"
            spellCheck={false}
            aria-invalid={said ? true : undefined}
            aria-describedby={`${id}-hint ${id}-error`}
            onChange={(event) => setText(event.target.value)}
          />
          <span id={`${id}-hint`} className="hint">
            One or several, separated by commas, spaces or new lines.
          </span>
          <span id={`${id}-error`} role="alert" className="t12 text-danger empty:hidden">
            {said}
          </span>
        </div>
        <Select
          label="Role"
          hint={ROLE_RIGHTS[as]}
          value={as}
          onChange={setAs}
          options={invitedRolesFor(role).map((value) => ({ value, label: ROLE_NAMES[value] }))}
        />
        {departments.length > 0 ? (
          <Select
            label="Leads a department"
            hint="A lead lands on the touchpoints of their department."
            value={departmentId}
            onChange={setDepartmentId}
            options={[
              { value: '', label: 'None' },
              ...departments.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        ) : null}
        <div className="field">
          <label htmlFor={`${id}-note`}>A few words from you (optional)</label>
          <textarea
            id={`${id}-note`}
            className="input"
            rows={2}
            value={note}
            aria-invalid={noteFault ? true : undefined}
            aria-describedby={`${id}-note-error`}
            onChange={(event) => setNote(event.target.value)}
          />
          <span id={`${id}-note-error`} role="alert" className="t12 text-danger empty:hidden">
            {noteFault}
          </span>
        </div>
        {byHand ? <NoMail route={route} /> : null}
        <Button
          type="submit"
          kind="primary"
          busy={invite.isPending}
          disabled={emails.length === 0 || Boolean(noteFault)}
        >
          {emails.length > 1 ? `${verb} ${emails.length} invitations` : `${verb} invitation`}
        </Button>
        <div role="status" className="ink2 empty:hidden">
          {invite.data ? <Outcome invited={invite.data} byHand={byHand} /> : null}
        </div>
      </form>
    </section>
  );
}

function Outcome({ invited, byHand }: { invited: Invited[]; byHand: boolean }) {
  const of = (wanted: Invited['outcome']) =>
    invited.filter(({ outcome }) => outcome === wanted).map(({ email }) => email);
  const lines = [
    { emails: of('invited'), text: 'Invited' },
    { emails: of('again'), text: 'Invited again, with a new link' },
    { emails: of('member'), text: 'Members already' },
  ];
  return (
    <ul>
      {lines.map(({ emails, text }) =>
        emails.length > 0 ? (
          <li key={text} className="break-words">
            {text}: {emails.join(', ')}
          </li>
        ) : null,
      )}
      {byHand && invited.some(({ outcome }) => outcome !== 'member') ? (
        <li>No mail left this server. Make each link in the list of invitations, and pass it on.</li>
      ) : null}
    </ul>
  );
}
