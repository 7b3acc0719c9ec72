import NextAuth, { type Account, type NextAuthOptions, type Profile, type User } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import GitHubProvider, { type GithubEmail, type GithubProfile } from 'next-auth/providers/github';
import GoogleProvider from 'next-auth/providers/google';

import { ERROR_STATUS } from '@/contract/errors';
import { authSecret } from '@/server/auth-secret';
import { CLIENT_HEADER } from '@/server/client-address';
import { env, publicUrl } from '@/server/env';
import { type AppError, toAppError } from '@/server/errors';
import { log } from '@/server/log';
import { notHere } from '@/server/rest';
import { createSession, deleteSession, personOfSession, SESSION_DAYS } from '@/server/session';
import { cookieName, isSecure } from '@/server/session-cookie';
import { type ProviderProfile, signIn, signInWithProvider } from './mutations';
import { type ProviderId, sameSitePath, signInInput } from './schema';

/** What next-auth does for us. Its session endpoint, pages and client log are not used and not served. */
const ACTIONS = new Set(['csrf', 'providers', 'signin', 'callback', 'signout', 'error']);

/** Sign-in with a password. `refuse` hears why one is refused, of which next-auth itself answers a code only. */
const credentials = (refuse: (error: AppError) => void) =>
  CredentialsProvider({
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    async authorize(given, request) {
      const input = signInInput.safeParse(given);
      if (!input.success) throw new Error('invalid');
      const client = String(request.headers?.[CLIENT_HEADER] ?? '');
      try {
        return await signIn({ ...input.data, client });
      } catch (thrown) {
        const error = toAppError(thrown);
        if (error.code === 'internal') log.error({ err: thrown }, 'A sign-in failed');
        refuse(error);
        // next-auth carries an error to the browser as its message only.
        throw new Error([error.code, error.retryAfter].filter(Boolean).join(':'));
      }
    },
  });

/** GitHub's own profile names an address without saying whether it is confirmed; this list does. */
async function gitHubEmail(accessToken: string): Promise<string | null> {
  const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/vnd.github+json' };
  const response = await fetch('https://api.github.com/user/emails', { headers });
  if (!response.ok) return null;
  const emails = (await response.json()) as GithubEmail[];
  return emails.find(({ primary, verified }) => primary && verified)?.email ?? null;
}

function providers(refuse: (error: AppError) => void): NextAuthOptions['providers'] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET } = env();
  const list: NextAuthOptions['providers'] = [credentials(refuse)];
  if (GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET)
    list.push(GoogleProvider({ clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET }));
  if (GITHUB_CLIENT_ID && GITHUB_CLIENT_SECRET)
    list.push(
      GitHubProvider({
        clientId: GITHUB_CLIENT_ID,
        clientSecret: GITHUB_CLIENT_SECRET,
        checks: ['pkce', 'state'],
        userinfo: {
          url: 'https://api.github.com/user',
          async request({ client, tokens }) {
            const accessToken = tokens.access_token ?? '';
            const { email: _unconfirmed, ...profile } = await client.userinfo<GithubProfile>(accessToken);
            const email = await gitHubEmail(accessToken);
            return { ...profile, ...(email ? { email, email_verified: true } : {}) } as Profile;
          },
        },
      }),
    );
  return list;
}

const cookie = (name: string, maxAge?: number) => ({
  name: cookieName(name),
  options: {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure(),
    ...(maxAge === undefined ? {} : { maxAge }),
  },
});

function profileOf(account: Account, user: User, profile: Profile | undefined): ProviderProfile {
  const verified = (profile as { email_verified?: unknown } | undefined)?.email_verified;
  return {
    provider: account.provider as ProviderId,
    providerAccountId: account.providerAccountId,
    email: profile?.email ?? null,
    emailVerified: verified === true,
    name: user.name ?? '',
  };
}

function options(refuse: (error: AppError) => void): NextAuthOptions {
  return {
    providers: providers(refuse),
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    useSecureCookies: isSecure(),
    cookies: {
      sessionToken: cookie('session'),
      callbackUrl: cookie('callback'),
      csrfToken: cookie('csrf'),
      pkceCodeVerifier: cookie('pkce', 900),
      state: cookie('state', 900),
      nonce: cookie('nonce', 900),
    },
    callbacks: {
      redirect: ({ url, baseUrl }) => `${baseUrl}${sameSitePath(url, baseUrl) ?? '/'}`,
      async signIn({ user, account, profile }) {
        if (!account || account.type === 'credentials') return true;
        try {
          await signInWithProvider(profileOf(account, user, profile));
          return true;
        } catch (thrown) {
          const error = toAppError(thrown);
          if (error.code === 'internal') log.error({ err: thrown }, 'A sign-in through a provider failed');
          return `/sign-in?error=${error.code}`;
        }
      },
      // The token says which session it is and nothing else; who that is, the database says at each request.
      async jwt({ token, user, account, profile }) {
        if (user) {
          const throughProvider = account && account.type !== 'credentials';
          const userId = throughProvider
            ? (await signInWithProvider(profileOf(account, user, profile))).userId
            : user.id;
          return { sid: await createSession(userId) };
        }
        if (await personOfSession(token.sid)) return { sid: token.sid };
        throw new Error('signed out');
      },
    },
    events: { signOut: async ({ token }) => deleteSession(token?.sid) },
    // Codes only: what comes with them may hold tokens and profiles.
    logger: {
      error: (code) => log.warn({ code }, 'next-auth'),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

/**
 * GET and POST /api/auth/*. With PUBLIC_URL set, addresses are built from it. Without, from the Host that was asked
 * for, so that localhost and 127.0.0.1 both work; links in mails are never built from it.
 */
export async function handleAuth(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const [action] = (await context.params).nextauth;
  if (!action || !ACTIONS.has(action)) return notHere(request);
  if (env().PUBLIC_URL) process.env.NEXTAUTH_URL = new URL(publicUrl()).origin;
  else process.env.AUTH_TRUST_HOST = '1';
  let refusal: AppError | undefined;
  const refuse = (error: AppError) => {
    refusal = error;
  };
  const response: Response = await NextAuth(request as never, context as never, options(refuse));
  return refusal ? asRefused(response, refusal) : response;
}

/**
 * next-auth answers every sign-in that failed with 401; this one with the status and the wait of what stood in its way.
 */
function asRefused(response: Response, { status, retryAfter }: AppError): Response {
  // Without a script the answer leads back to the page, which says the same.
  if (response.status !== ERROR_STATUS.unauthenticated) return response;
  const headers = new Headers(response.headers);
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  return new Response(response.body, { status, headers });
}
