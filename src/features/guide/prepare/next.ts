import type { GuideChapter, GuidePlace } from '../schema';

export const next = ({ host, publicKey, touchpoint }: GuidePlace): GuideChapter => ({
  id: 'next',
  title: 'React and Next',
  text: [
    'The React component works wherever React 18 or newer does. In Next (App Router) it can stand in a server component: it is drawn on the server and asks in the browser.',
  ],
  samples: [
    { label: 'Terminal', source: 'npm install @touchline/react' },
    {
      label: 'app/layout.tsx',
      source: `import { TouchlineProvider } from '@touchline/react';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en">
      <body>
        <TouchlineProvider publicKey="${publicKey}" host="${host}" nonce={nonce}>
          {children}
        </TouchlineProvider>
      </body>
    </html>
  );
}`,
    },
    {
      label: 'app/orders/thanks/page.tsx',
      source: `import { Survey } from '@touchline/react';

export default function Thanks() {
  return (
    <main>
      <h1>Thank you for your order</h1>
      <Survey touchpoint="${touchpoint}" />
    </main>
  );
}`,
    },
    {
      label: 'components/AskButton.tsx',
      source: `'use client';

import { useTouchline } from '@touchline/react';

export function AskButton() {
  const touchline = useTouchline();
  return (
    <button type="button" onClick={() => touchline('ask', '${touchpoint}', { wanted: true })}>
      How was it?
    </button>
  );
}`,
    },
    {
      label: 'proxy.ts, only for a Content Security Policy with a nonce (before Next 16: middleware.ts)',
      source: `import { type NextRequest, NextResponse } from 'next/server';

export function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const policy = [
    \`script-src 'self' 'nonce-\${nonce}' 'strict-dynamic'\`,
    "connect-src 'self' ${host}",
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}`,
    },
  ],
  notes: [
    'Without such a policy leave out `proxy.ts`, `nonce` and `headers()`, which makes every page a dynamic one.',
    'Give `identity={{ customer, signature }}` to the provider to name who is signed in; take it away and the widget forgets them. The signature is made on your server: see Identify your customers.',
    'Anything else that bundles modules: `@touchline/widget` is the same without React.',
  ],
});
