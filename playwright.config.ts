import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/browser.mjs';

/** Two browsers on two cores; no retries, because a flake is a defect. */
export default defineConfig({
  testDir: 'e2e',
  timeout: 180_000,
  expect: { timeout: 10_000 },
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['line'], ['json', { outputFile: '.test/e2e.json' }]],
  outputDir: '.test/e2e',
  globalSetup: './e2e/server.ts',
  use: {
    baseURL: process.env.E2E_URL,
    timezoneId: 'Asia/Kathmandu',
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    // Without a graphics card a dot that breathes takes half a processor from the tests.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // A trace of every test costs a quarter of the run; ask for one where it is needed: --trace on.
    trace: 'off',
    launchOptions: launchOptions(),
  },
});
