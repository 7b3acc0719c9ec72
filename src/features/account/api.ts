import NextAuth, { type NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';

import { authSecret } from '@/server/auth-secret';
import { CLIENT_HEADER } from '@/server/client-address';
import { env, publicUrl } from '@/server/env';
import { toAppError } from '@/server/errors';
import { log } from '@/server/log';
import { createSession, deleteSession, personOfSession, SESSION_DAYS } from '@/server/session';
import { cookieName, isSecure } from '@/server/session-cookie';
import { signIn } from './mutations';
import { sameSitePath, signInInput } from './schema';

/** What next-auth does for us. Its session endpoint, pages and client log are not used and not served. */
const ACTIONS = new Set(['csrf', 'providers', 'signin', 'callback', 'signout', 'error']);

const credentials = CredentialsProvider({
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
      // next-auth carries an error to the browser as its message only.
      throw new Error([error.code, error.retryAfter].filter(Boolean).join(':'));
    }
  },
});

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

function options(): NextAuthOptions {
  return {
    providers: [credentials],
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
      // The token says which session it is and nothing else; who that is, the database says at each request.
      async jwt({ token, user }) {
        if (user) return { sid: await createSession(user.id) };
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
 * GET and POST /api/auth/*. With PUBLIC_URL set, addresses are built from it. Without, from the Host that was asked for,
 * so that localhost and 127.0.0.1 both work; links in mails are never built from it.
 */
export async function handleAuth(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const [action] = (await context.params).nextauth;
  if (!action || !ACTIONS.has(action)) return Response.json({}, { status: 404 });
  if (env().PUBLIC_URL) process.env.NEXTAUTH_URL = new URL(publicUrl()).origin;
  else process.env.AUTH_TRUST_HOST = '1';
  return NextAuth(request as never, context as never, options()) as Promise<Response>;
}
