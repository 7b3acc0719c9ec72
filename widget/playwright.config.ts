import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from '../scripts/browser.mjs';

export default defineConfig({
  testDir: './test',
  globalSetup: './test/setup.ts',
  outputDir: '../.test/widget',
  // Every test has a shop and a browser profile of its own.
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['line'], ['json', { outputFile: '../.test/widget.json' }]],
  timeout: 20_000,
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    launchOptions: launchOptions(),
  },
});
