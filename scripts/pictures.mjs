// Takes the pictures of docs/images of a running installation: `npm run pictures -- http://localhost:3000`.
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from './browser.mjs';

const [address = 'http://localhost:3000'] = process.argv.slice(2);
const LENSES = ['experience', 'buying', 'departments', 'promises', 'desired'];
const DESK = { width: 1440, height: 900 };
const LOOKS = {
  light: { colorScheme: 'light', viewport: { width: 1440, height: 800 } },
  dark: { colorScheme: 'dark', viewport: { width: 1440, height: 800 } },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 } },
};

const browser = await chromium.launch(launchOptions());

/** Pages of the example, one after the other in one look. */
async function take(look, pictures) {
  const page = await browser.newPage({ ...look, reducedMotion: 'reduce', locale: 'en-GB' });
  await page.goto(new URL('/w/demo', address).href);
  const { pathname } = new URL(page.url());
  for (const [name, query] of pictures) {
    await page.goto(new URL(`${pathname}${query}`, address).href);
    await page.locator('.topbar .live', { hasText: /^Live/ }).waitFor();
    await page.locator('.skel').first().waitFor({ state: 'detached' });
    await page.evaluate(() => document.fonts.ready);
    // What comes after the first drawing: charts, lanes beyond the edge.
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: join('docs/images', `${name}.png`) });
  }
  await page.close();
}

for (const [name, look] of Object.entries(LOOKS))
  await take(
    look,
    LENSES.map((lens) => [`lens-${lens}-${name}`, lens === 'experience' ? '' : `?lens=${lens}`]),
  );
await take({ colorScheme: 'light', viewport: DESK }, [['map', '']]);
await take({ colorScheme: 'dark', viewport: DESK }, [['panel-dark', '?touchpoint=delivery-slot']]);
await browser.close();
