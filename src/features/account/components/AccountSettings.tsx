'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button, buttonClass } from '@/components/ui/Button';
import { Logo } from '@/components/ui/Logo';
import { useToast } from '@/components/ui/Toast';
import { ChangeEmail } from '@/features/confirmation/components/ChangeEmail';
import { ConfirmBanner } from '@/features/confirmation/components/ConfirmBanner';
import { Digests } from '@/features/digest/components/Digests';
import { MentionMails } from '@/features/discussion/components/MentionMails';
import { faultOf, useChangePassword, useSignOut, useSignOutEverywhere } from '../client';
import type { Me } from '../schema';
import { AccountForm } from './AccountForm';
import { ChangeName } from './ChangeName';
import { PasswordField } from './PasswordField';
import { SingleKeys } from './SingleKeys';

interface Workspace {
  slug: string;
  name: string;
  role: string;
}

/** A person's own page: their workspaces, their password, their signed-in browsers. */
export function AccountSettings({ me, workspaces }: { me: Me; workspaces: Workspace[] }) {
  const signOut = useSignOut();
  const everywhere = useSignOutEverywhere();
  const failed = faultOf(signOut.error) ?? faultOf(everywhere.error);
  return (
    <div className="min-h-dvh">
      <header className="topbar">
        <Link href="/" aria-label="Touchline">
          <Logo />
        </Link>
        <span className="grow" />
        <Button kind="ghost" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          Sign out
        </Button>
      </header>
      <ConfirmBanner />
      <main className="grid gap-4 p-4 max-w-xl mx-auto">
        <h1 className="text-xl font-semibold">{me.name}</h1>
        <p className="mute">{me.email}</p>
        <section className="sec">
          <header>
            <h2>Workspaces</h2>
          </header>
          {workspaces.length === 0 ? (
            <p className="body mute">
              You belong to no workspace.{' '}
              <Link className="account-link" href="/sign-up">
                Make one
              </Link>
            </p>
          ) : null}
          <ul className="body grid gap-2">
            {workspaces.map(({ slug, name, role }) => (
              <li key={slug} className="row">
                <span className="grow font-medium">
                  <bdi>{name}</bdi>
                </span>
                <span className="badge">{role}</span>
                <Link className={buttonClass('plain', 's')} href={`/w/${slug}`}>
                  Open
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <ChangeName name={me.name} />
        <ChangeEmail me={me} />
        {me.hasPassword ? <ChangePassword email={me.email} /> : null}
        <MentionMails />
        <Digests />
        <section className="sec">
          <header>
            <h2>Keyboard</h2>
          </header>
          <div className="body">
            <SingleKeys />
          </div>
        </section>
        <section className="sec">
          <header>
            <h2>Signed-in browsers</h2>
          </header>
          <div className="body grid gap-3 justify-items-start">
            <p className="ink2">Signs out every browser you are signed in with, this one included.</p>
            <Button busy={everywhere.isPending} onClick={() => everywhere.mutate()}>
              Sign out everywhere
            </Button>
            <p role="alert" className="text-danger empty:hidden">
              {failed?.message}
            </p>
          </div>
        </section>
      </main>
    </div>
  );
}

function ChangePassword({ email }: { email: string }) {
  const change = useChangePassword(email);
  const toast = useToast();
  const [round, setRound] = useState(0);
  const fault = faultOf(change.error);
  return (
    <section className="sec">
      <header>
        <h2>Password</h2>
      </header>
      <div className="body">
        <AccountForm
          key={round}
          submit="Change password"
          busy={change.isPending}
          fault={fault}
          onSubmit={({ current = '', password = '' }) =>
            change.mutate(
              { current, password },
              {
                onSuccess: () => {
                  setRound(round + 1);
                  toast('Password changed. Other browsers are signed out.');
                },
              },
            )
          }
        >
          <PasswordField
            label="Present password"
            name="current"
            autoComplete="current-password"
            error={fault?.fields.current}
          />
          <PasswordField
            label="New password"
            name="password"
            autoComplete="new-password"
            hint="At least 10 characters."
            error={fault?.fields.password}
          />
        </AccountForm>
      </div>
    </section>
  );
}
