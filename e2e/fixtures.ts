import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import type { Hold, Wanted } from './maker';

export { expect };

export interface Person {
  name: string;
  email: string;
  password: string;
}

export interface MadeWorkspace {
  owner: Person;
  workspaceId: string;
  slug: string;
  publicKey: string;
  secretKey: string;
  maps: { id: string; name: string; touchpoints: { slug: string; name: string; type: string | null }[] }[];
}

export function newPerson(): Person {
  const tag = randomBytes(5).toString('hex');
  return { name: 'Ines Example', email: `ines-${tag}@example.test`, password: `a quiet sofa ${tag}` };
}

/** Asks the maker for something; one that is started when first asked, and ends with this process. */
let maker: ChildProcess | undefined;
let asked = 0;
async function make<Made>(wanted: Wanted | Hold): Promise<Made> {
  maker ??= fork('e2e/maker.ts', {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATA_DIR: resolve('.test/e2e-data'), LOG_LEVEL: 'silent' },
  }).setMaxListeners(0);
  const child = maker;
  const id = ++asked;
  return new Promise((done, fail) => {
    const hear = (answer: { id: number; made?: Made; error?: string }) => {
      if (answer.id !== id) return;
      child.off('message', hear);
      if (answer.made) done(answer.made);
      else fail(new Error(answer.error));
    };
    child.on('message', hear);
    child.once('exit', () => fail(new Error('The maker of workspaces has ended; its words are above')));
    child.send({ id, wanted });
  });
}

async function makeWorkspace(): Promise<MadeWorkspace> {
  const owner = newPerson();
  const { email, password } = owner;
  const made = await make<Omit<MadeWorkspace, 'owner'>>({
    email,
    password,
    name: `Shop ${email.slice(5, 15)}`,
  });
  return { owner, ...made };
}

/** Keeps a transaction open on the server's database until what is returned is called. */
export async function holdTransaction(): Promise<() => Promise<object>> {
  await make('hold');
  return () => make('let go');
}

/** Another member of a workspace, with an account of their own. */
export async function addMember(
  workspace: MadeWorkspace,
  role: NonNullable<Wanted['role']>,
  name: string,
): Promise<Person> {
  const tag = randomBytes(5).toString('hex');
  const email = `${name.toLowerCase()}-${tag}@example.test`;
  const password = `a quiet chair ${tag}`;
  await make({ email, password, workspace: workspace.slug, role });
  return { name, email, password };
}

/** Signs a browser in and opens the page `path`, if one is given. The form itself is for the tests of accounts. */
export async function signIn(page: Page, { email, password }: Person, path?: string): Promise<void> {
  const { request } = page.context();
  const asked = await request.get('/api/auth/csrf');
  const { csrfToken } = await asked.json();
  const answered = await request.post('/api/auth/callback/credentials', {
    headers: { origin: new URL(asked.url()).origin },
    form: { email, password, csrfToken, callbackUrl: '/', json: 'true' },
  });
  const { url } = await answered.json();
  expect(new URL(url).searchParams.get('error')).toBeNull();
  if (path) await page.goto(path);
}

/** Signs in as a person does. */
export async function signInByForm(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/w\//);
}

/** Sends a rating as a server would, without a browser in between. */
export async function rate(
  baseURL: string,
  key: string,
  touchpoint: string,
  score: number,
  comment?: string,
  id: string = crypto.randomUUID(),
): Promise<void> {
  const response = await fetch(`${baseURL}/api/v1/ratings`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ key, touchpoint, id, score, comment, final: true }),
  });
  expect(response.status).toBe(202);
}

/** The rules of axe that depend on colours: two thirds of its time. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
type Look = 'everything' | 'colours' | 'structure';

/** Nothing that axe calls serious or critical. */
export async function expectAccessible(page: Page, look: Look = 'everything'): Promise<void> {
  // Between two pages the title of the one is gone a moment before that of the other is there.
  await expect(page).toHaveTitle(/./);
  // What passed is not asked for, and no second page is opened to gather frames: a sixth of the time.
  // A preview runs without an origin, so axe could not hear what it found there.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .exclude('iframe[sandbox]');
  // Nothing but an open dialog can be reached, and the page under it was looked at before it was opened.
  if ((await page.locator('.dialog[data-state="open"]').count()) > 0)
    axe.include('.dialog[data-state="open"]');
  if (look === 'colours') axe.withRules(COLOUR_RULES);
  if (look === 'structure') axe.disableRules(COLOUR_RULES);
  const { violations } = await axe.analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

/** Nothing on the page is wider than the window. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, `${page.url()} at ${width} px`).toBeLessThanOrEqual(width);
}

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/**
 * What is open is fit to be used at a desk, in both themes, and on a phone, in the dark. Colours do not depend on the
 * size, and nothing but colours on the theme, so each is looked at once. `arrange` runs once a size, before it is looked
 * at. Leaves the desk.
 */
export async function expectFit(page: Page, arrange?: () => Promise<unknown>): Promise<void> {
  for (const { viewport, themes } of [
    { viewport: PHONE, themes: { dark: 'structure' } },
    { viewport: DESK, themes: { light: 'everything', dark: 'colours' } },
  ] as const) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await arrange?.();
    for (const [colorScheme, look] of Object.entries(themes) as ['light' | 'dark', Look][]) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, look);
    }
    await expectNoOverflow(page);
  }
}

/** What Chromium says of an answer with an error status; expected where a refusal is what the test is about. */
const REFUSAL =
  /Failed to load resource: the server responded with a status of [45]\d\d|ERR_CONNECTION_REFUSED|ERR_FAILED|violates the following Content Security Policy directive: "frame-ancestors/;

/** Gives a workspace that nobody has used; the next one is made meanwhile. */
type Maker = () => Promise<MadeWorkspace>;

interface Fixtures {
  workspace: MadeWorkspace;
  /** The test is about refusals, which browsers report on the console. */
  refusals: boolean;
  /** Errors and warnings on any page's console; a test that leaves some fails. */
  quiet: undefined;
}

export const test = base.extend<Fixtures, { nextWorkspace: Maker }>({
  nextWorkspace: [
    async ({ headless: _ }, use) => {
      let ahead = makeWorkspace();
      await use(async () => {
        const made = await ahead;
        ahead = makeWorkspace();
        return made;
      });
      await ahead;
    },
    { scope: 'worker' },
  ],
  workspace: async ({ nextWorkspace }, use) => {
    await use(await nextWorkspace());
  },
  refusals: [false, { option: true }],
  quiet: [
    async ({ context, refusals }, use) => {
      const noise: string[] = [];
      // Advice on style sheets of pages that were fetched ahead and not opened yet; and what is said of a request that
      // was under way, or begun, when the test itself took the connection away: nothing else makes Chromium say it.
      const advice = /was preloaded using link preload but not used|ERR_INTERNET_DISCONNECTED/;
      context.on('console', (message) => {
        const loud = message.type() === 'error' || message.type() === 'warning';
        const expected = advice.test(message.text()) || (refusals && REFUSAL.test(message.text()));
        if (loud && !expected) noise.push(message.text());
      });
      context.on('weberror', (error) => noise.push(String(error.error())));
      await use(undefined);
      // Other people's browsers, or they go on listening to the end of the run.
      const others = context.browser()?.contexts() ?? [];
      await Promise.all(others.filter((other) => other !== context).map((other) => other.close()));
      expect(noise).toEqual([]);
    },
    { auto: true },
  ],
});
