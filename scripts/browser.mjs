// The Chromium that tests, figures and pictures are made with.
import { existsSync } from 'node:fs';

/**
 * Debian's packages, the lighter first: the headless shell draws and scripts as Chromium does, and takes a quarter less
 * of a processor, because it has no window around the page.
 */
export const PACKAGES = ['chromium-headless-shell', 'chromium'];

/** Path of a browser of this machine, `undefined` where there is none but the one Playwright may have downloaded. */
export const browserPath = () =>
  process.env.CHROMIUM_PATH ??
  [...PACKAGES, 'chromium-browser'].map((name) => `/usr/bin/${name}`).find((path) => existsSync(path));

/** Nothing but what is asked for: no first steps, no updates, no calls home. */
export const launchOptions = () => {
  const executablePath = browserPath();
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
};
