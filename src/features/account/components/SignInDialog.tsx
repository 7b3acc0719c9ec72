'use client';

import { useEffect, useRef } from 'react';
import { Dialog } from '@/components/ui/Dialog';
import { useIsSignedIn, useMe, useReadAgain } from '../client';
import { SignInForm } from './SignInForm';

/**
 * Signs in again without leaving the page, when a session ended in the middle of an edit: the text stays where it was
 * typed. `onDone` runs once signed in, here or in another tab; the caller then saves again. Without `onClose` the
 * dialog cannot be put away.
 */
export function SignInDialog({
  open,
  onDone,
  onClose,
}: {
  open: boolean;
  onDone: () => void;
  onClose?: () => void;
}) {
  return (
    <Dialog
      open={open}
      onClose={() => onClose?.()}
      title="Sign in to go on"
      description="You were signed out. What you typed is still here and is saved once you are back."
    >
      <Body onDone={onDone} />
    </Dialog>
  );
}

/** Mounted with the dialog only, so that nothing listens while it is closed. */
function Body({ onDone }: { onDone: () => void }) {
  const me = useMe({ cached: true });
  const isSignedIn = useIsSignedIn();
  const readAgain = useReadAgain();
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const inputs = [...(body.current?.querySelectorAll('input') ?? [])];
    (inputs.find(({ value }) => value === '') ?? inputs[0])?.focus();
  }, []);
  const done = () => {
    onDone();
    void readAgain();
  };
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState === 'visible' && (await isSignedIn())) done();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  });
  return (
    <div ref={body} className="grid gap-4">
      <SignInForm {...(me.data ? { email: me.data.email } : {})} onDone={done} />
      <p className="mute">
        No password?{' '}
        <a className="account-link" href="/sign-in" target="_blank" rel="noreferrer">
          Sign in in a new tab
        </a>{' '}
        and come back.
      </p>
    </div>
  );
}
