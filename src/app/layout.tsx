import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { preload } from 'react-dom';
import { themeOf } from '@/features/share/prepare';
import { Providers } from './providers';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Touchline', template: '%s · Touchline' },
  description: 'The journey you drew, scored by the people walking it.',
  icons: { icon: '/icon.svg' },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** The font of most words; asked for with the page, so that its text need not be drawn twice. */
const LATIN = new URL(
  '../../node_modules/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2',
  import.meta.url,
);

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page carries a nonce of its own, so none can be rendered ahead of its request.
  const theme = themeOf((await headers()).get('x-path'));
  preload(LATIN.href, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  return (
    <html lang="en" data-theme={theme ?? undefined}>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
