'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button, buttonClass } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { type FormFault, faultIn, faultOf, useSignOutHere } from '@/features/account/client';
import { AccountForm } from '@/features/account/components/AccountForm';
import { PasswordField } from '@/features/account/components/PasswordField';
import { SignInForm } from '@/features/account/components/SignInForm';
import { useAccept, useJoin } from '../client';
import { joinInput, type OpenedInvitation } from '../schema';

type Open = Exclude<OpenedInvitation, { state: 'unknown' }>;

const enter = (slug: string) => window.location.assign(`/w/${slug}`);

/** What somebody who opened the link of an invitation can do with it. Only a button accepts it. */
export function InvitationPage({
  token,
  invitation,
  me,
}: {
  token: string;
  invitation: OpenedInvitation;
  /** Address of who is signed in. */
  me: string | null;
}) {
  if (invitation.state === 'unknown') return <Home signedIn={me !== null} />;
  if (invitation.state !== 'open') return <Home signedIn={me !== null} />;
  return (
    <div className="grid gap-4 justify-items-start">
      {invitation.note ? (
        <blockquote className="account-note max-w-[360px] break-words" dir="auto">
          “{invitation.note}”
        </blockquote>
      ) : null}
      {me === null ? (
        <SignedOut token={token} invitation={invitation} />
      ) : me === invitation.email ? (
        <Accept token={token} me={me} label={`Join ${invitation.workspace.name}`} primary />
      ) : (
        <OtherAddress token={token} invitation={invitation} me={me} />
      )}
    </div>
  );
}

function Home({ signedIn }: { signedIn: boolean }) {
  return (
    <Link className={buttonClass('plain', 'l')} href={signedIn ? '/account' : '/sign-in'}>
      {signedIn ? 'Your workspaces' : 'Sign in'}
    </Link>
  );
}

function Accept({
  token,
  me,
  label,
  primary = false,
}: {
  token: string;
  me: string;
  label: string;
  primary?: boolean;
}) {
  const accept = useAccept();
  const fault = faultOf(accept.error);
  return (
    <>
      <div role="alert" className={fault ? 'account-fault' : 'vh'}>
        {fault?.message}
      </div>
      <Button
        kind={primary ? 'primary' : 'plain'}
        size="l"
        className="h-auto min-h-10 max-w-full whitespace-normal break-all py-2 text-start"
        busy={accept.isPending || accept.isSuccess}
        onClick={() => accept.mutate({ token, as: me }, { onSuccess: ({ slug }) => enter(slug) })}
      >
        {label}
      </Button>
    </>
  );
}

/** Signed in with another address than the mail went to: both ways are said. */
function OtherAddress({ token, invitation, me }: { token: string; invitation: Open; me: string }) {
  const signOut = useSignOutHere();
  const fault = faultOf(signOut.error);
  return (
    <>
      <p className="max-w-[360px]">
        The invitation was sent to <b className="m">{invitation.email}</b>. You are signed in as{' '}
        <b className="m">{me}</b>.
      </p>
      <Accept token={token} me={me} label={`Join as ${me}`} primary />
      <Button
        size="l"
        className="h-auto min-h-10 max-w-full whitespace-normal break-all py-2 text-start"
        busy={signOut.isPending || signOut.isSuccess}
        onClick={() => signOut.mutate(undefined, { onSuccess: () => window.location.reload() })}
      >
        Sign out and use {invitation.email}
      </Button>
      <p role="alert" className="text-danger empty:hidden">
        {fault?.message}
      </p>
    </>
  );
}

function SignedOut({ token, invitation }: { token: string; invitation: Open }) {
  const [known, setKnown] = useState(invitation.hasAccount);
  const accept = useAccept();
  const fault = faultOf(accept.error);
  return (
    <div className="grid gap-4 w-full">
      {known ? (
        <>
          <p className="max-w-[360px] ink2">Sign in to join. Then press “Join”.</p>
          <SignInForm email={invitation.email} onDone={() => window.location.reload()} />
        </>
      ) : (
        <JoinForm token={token} email={invitation.email} />
      )}
      <p role="alert" className="text-danger empty:hidden">
        {fault?.message}
      </p>
      <p>
        <button type="button" className="account-link" onClick={() => setKnown(!known)}>
          {known ? 'I have no account yet' : 'I have an account with another address'}
        </button>
      </p>
    </div>
  );
}

/** An account for the invited address and the membership, in one press. The mail has proved the address. */
function JoinForm({ token, email }: { token: string; email: string }) {
  const join = useJoin();
  const [refused, setRefused] = useState<FormFault | null>(null);
  const fault = refused ?? faultOf(join.error);
  return (
    <AccountForm
      submit="Create account and join"
      busy={join.isPending || join.isSuccess}
      fault={fault}
      onSubmit={({ name = '', password = '' }) => {
        const gap = faultIn(joinInput, { token, name, password });
        setRefused(gap);
        if (!gap) join.mutate({ token, name, password }, { onSuccess: enter });
      }}
    >
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        readOnly
        error={fault?.fields.email}
      />
      <Field label="Your name" name="name" autoComplete="name" required error={fault?.fields.name} />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        hint="At least 10 characters. A few words are easy to keep in mind."
        error={fault?.fields.password}
      />
    </AccountForm>
  );
}
