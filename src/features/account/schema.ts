import { z } from 'zod';
import { clean } from '@/features/map/schema';
import { locale, timeZone } from '@/features/workspace/schema';
import type { MailRoute } from '@/server/mail';

export const PASSWORD_SHORTEST = 10;
export const PASSWORD_LONGEST = 200;

/**
 * The passwords of ten and more characters that lead every published list of leaked ones. Length does the rest:
 * NIST SP 800-63B asks for length and a list of refused values, and against rules about kinds of characters.
 */
const COMMON = new Set(
  `1234567890 0123456789 0987654321 9876543210 12345678910 123456789a 1234567891 a123456789 1q2w3e4r5t 1qaz2wsx3edc
  q1w2e3r4t5 q1w2e3r4t5y6 zaq12wsxcde3 qwertyuiop qwerty1234 qwerty12345 qwerty123456 asdfghjkl1 asdfghjkl; zxcvbnm123
  password12 password123 password1234 password1! password123! passw0rd12 p@ssw0rd12 p@ssword123 passwordpassword
  iloveyou12 iloveyou123 welcome123 welcome1234 letmein123 letmein1234 administrator admin12345 admin123456 changeme123
  football12 football123 baseball12 baseball123 basketball superman123 princess12 princess123 sunshine12 sunshine123
  abcdefghij abcdefghijk abcd123456 abc1234567 abc123456789 qazwsxedcrfv 1234qwerasdf qwer1234asdf google1234
  mypassword mypassword1 secret1234 computer123 touchline1 touchline123 touchlinetouchline`.split(/\s+/),
);

/** Why a password is not taken; null when it is. `about` is what a guesser would try first: the e-mail, the name. */
export function passwordFault(password: string, about: string[] = []): string | null {
  if (password.length < PASSWORD_SHORTEST) return `Use at least ${PASSWORD_SHORTEST} characters.`;
  if (password.length > PASSWORD_LONGEST) return `Use at most ${PASSWORD_LONGEST} characters.`;
  const plain = password.toLowerCase();
  if (COMMON.has(plain) || new Set(plain).size < 4)
    return 'This password is among the first a guesser tries.';
  const known = about
    .flatMap((text) => [text, text.split('@')[0] ?? ''])
    .map((text) => text.trim().toLowerCase());
  return known.includes(plain) ? 'Use a password that is not your name or e-mail.' : null;
}

export const email = z
  .string()
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.email('Enter an e-mail address, like name@example.com.').max(254, 'This address is too long.'));

export const newPassword = z.string().superRefine((value, context) => {
  const fault = passwordFault(value);
  if (fault) context.addIssue({ code: 'custom', message: fault });
});

/** A name of a person or of their business, in one line. */
export const personName = (missing: string) =>
  z
    .string()
    .transform((typed) => clean(typed).replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, missing).max(120, 'Use at most 120 characters.'));

export const workspaceInput = z.object({
  workspaceName: personName('Name your workspace. The business is a good name.'),
  // Read from the browser, not typed: an odd one must not stand in the way.
  timeZone: timeZone.default('UTC').catch('UTC'),
  locale: locale.default('en').catch('en'),
});

export const signUpInput = workspaceInput
  .extend({ name: personName('Enter your name.'), email, password: newPassword })
  .superRefine(({ password, email, name }, context) => {
    const fault = passwordFault(password, [email, name]);
    if (fault) context.addIssue({ code: 'custom', path: ['password'], message: fault });
  });
export type SignUp = z.output<typeof signUpInput>;
export type NewWorkspace = z.output<typeof workspaceInput>;

/** Providers by the id next-auth gives them. */
export const PROVIDER_NAMES = { google: 'Google', github: 'GitHub' } as const;
export type ProviderId = keyof typeof PROVIDER_NAMES;

/** What is typed to sign in. The rules of a new password are not asked here: they may have changed since. */
export const signInInput = z.object({
  email,
  password: z.string().min(1, 'Enter your password.').max(PASSWORD_LONGEST, 'This password is too long.'),
});

export const requestResetInput = z.object({ email });

export const resetInput = z.object({ token: z.string().min(20).max(200), password: newPassword });

export const changePasswordInput = z.object({
  current: z.string().min(1, 'Enter your present password.').max(PASSWORD_LONGEST),
  password: newPassword,
});

export const setNameInput = z.object({ name: personName('Enter your name.') });

/** The signed-in person, as the interface shows them. */
export interface Me {
  id: string;
  name: string;
  email: string;
  /** They showed that they read the mail of this address. */
  emailVerified: boolean;
  hasPassword: boolean;
  /** Where mails to them go. */
  mail: MailRoute;
}

/**
 * `target` when it is a path of this site, else null: what came in a link must not send a person who has just signed
 * in somewhere else. Browsers read `//host`, `/\host` and a tab within as another site.
 */
export function sameSitePath(target: unknown, origin = 'https://here.invalid'): string | null {
  if (typeof target !== 'string' || target.length > 2_000) return null;
  try {
    const url = new URL(target, origin);
    if (url.origin !== origin || (!target.startsWith('/') && !target.startsWith(`${origin}/`))) return null;
    return url.pathname.startsWith('//') ? null : `${url.pathname}${url.search}${url.hash}`;
  } catch {
    return null;
  }
}
