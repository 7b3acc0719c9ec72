import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildPackages, PACKAGES } from '../../scripts/build-packages.mjs';
import { expect, type Shop, test } from './fixture';
import { buildVue, bundle, drawNext, exampleOf, filesOf, writeFiles } from './frameworks';
import { KEY } from './server';

interface Packed {
  name: string;
  filename: string;
  files: { path: string }[];
}

const root = join(import.meta.dirname, '../..');
const tool = (path: string) => join(root, 'node_modules', path);
let folder: string;
let packed: Packed[];

// In one worker: two would build the packages over each other.
test.describe.configure({ mode: 'default' });

/** A project of somebody else's, with the packages installed from what npm would publish. */
test.beforeAll(() => {
  buildPackages();
  folder = mkdtempSync(join(tmpdir(), 'touchline-packages-'));
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@types'), { recursive: true });
  packed = PACKAGES.flatMap((name) => {
    const where = join(root, 'widget/packages', name);
    // What was just built is packed, not built once more.
    const args = ['pack', where, '--json', '--ignore-scripts', '--offline', '--pack-destination', folder];
    return JSON.parse(execFileSync('npm', args, { encoding: 'utf8', stdio: 'pipe' })) as Packed[];
  });
  for (const { name, filename } of packed) {
    const to = join(modules, name);
    mkdirSync(to, { recursive: true });
    execFileSync('tar', ['-xzf', join(folder, filename), '-C', to, '--strip-components=1']);
  }
  mkdirSync(join(modules, '@vitejs'));
  for (const name of [
    ...['react', 'react-dom', 'next', '@types/react', '@types/react-dom', '@types/node'],
    ...['vue', 'vite', '@vitejs/plugin-vue'],
  ])
    symlinkSync(tool(name), join(modules, name));
  cpSync(join(import.meta.dirname, 'consumer'), join(folder, 'src'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module","private":true}');
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('packages hold what they need, nothing else, and refer to nothing outside', () => {
  const files = (name: string) =>
    packed
      .find((one) => one.name === name)
      ?.files.map(({ path }) => path)
      .toSorted();
  const every = ['LICENSE', 'README.md', 'dist/index.d.ts', 'dist/index.js', 'package.json'];
  expect(files('@touchline/widget')).toEqual([
    'LICENSE',
    'README.md',
    ...['rating', 'survey', 'widget'].map((name) => `dist/contract/${name}.d.ts`),
    ...every.slice(2),
  ]);
  expect(files('@touchline/react')).toEqual(every);
});

const STRICT = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  jsx: 'react-jsx',
  noEmit: true,
};

/** What the compiler says of a project; nothing when it is content. */
function compile(name: string, project: object): string {
  const config = join(folder, `tsconfig.${name}.json`);
  writeFileSync(config, JSON.stringify(project));
  try {
    return execFileSync(process.execPath, [tool('typescript/bin/tsc'), '-p', config], { encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

for (const [module, moduleResolution = ''] of [
  ['esnext', 'bundler'],
  ['nodenext', 'nodenext'],
])
  test(`a strict project compiles against them, ${moduleResolution}`, () => {
    // Their own types are checked, too.
    const compilerOptions = { ...STRICT, module, moduleResolution, types: ['node'], skipLibCheck: false };
    // Modules of Node name the file they mean.
    const files = { files: ['src/plain.ts', 'src/Shop.tsx'] };
    const given = moduleResolution === 'nodenext' ? files : { include: ['src'] };
    expect(compile(moduleResolution, { compilerOptions, ...given })).toBe('');
  });

test('what the install guide has for Next compiles against them', () => {
  writeFiles(
    join(folder, 'next'),
    filesOf('next', { host: 'https://touchline.example.test', publicKey: 'pk_test', touchpoint: 'slot' }),
  );
  const compilerOptions = { ...STRICT, module: 'esnext', moduleResolution: 'bundler', types: ['node'] };
  // Types of Next itself are not looked at.
  expect(
    compile('next', { compilerOptions: { ...compilerOptions, skipLibCheck: true }, include: ['next'] }),
  ).toBe('');
});

const bundled = (entry: string, platform: 'node' | 'browser') => bundle(join(folder, 'src', entry), platform);

/** A page of the guide asks in its flow, and by its button. */
async function expectAsks(page: Page, shop: Shop): Promise<void> {
  const question = 'How was picking your delivery slot?';
  await page.getByRole('group', { name: question }).getByRole('radio', { name: '4' }).click();
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect.poll(() => shop.bodies('ratings').at(-1)).toMatchObject({ score: 4, final: true });
  await page.getByRole('button', { name: 'How was it?' }).click();
  await expect(page.getByRole('dialog', { name: question })).toBeVisible();
}

test('what the install guide has for Next is drawn behind its proxy, under its policy, and asks', async ({
  page,
  shop,
}) => {
  const place = { host: shop.api, publicKey: KEY, touchpoint: 'slot' };
  const { html, policy } = await drawNext(join(folder, 'drawn'), place);
  expect(policy).toMatch(/^script-src 'self' 'nonce-[\w=]+' 'strict-dynamic'; connect-src 'self' http/);
  shop.csp = policy;
  shop.html = html;
  await page.goto(shop.page);
  await expectAsks(page, shop);
});

test('what the install guide has for Vue is built by its configuration, and asks', async ({ page, shop }) => {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  const place = { host: shop.api, publicKey: KEY, touchpoint: 'slot' };
  shop.html = buildVue(join(folder, 'vue'), place, tool('vite/bin/vite.js'));
  await page.goto(shop.page);
  await expectAsks(page, shop);
  await expect.poll(() => shop.bodies('visits')).toMatchObject([{ touchpoint: 'slot' }]);
  expect(lines).toEqual(['4']);
});

test('what the READMEs of the packages have compiles, and asks under the policy of the guide', async ({
  page,
  shop,
}) => {
  const fence = (name: string) =>
    /```tsx?\n([^`]+)```/.exec(readFileSync(join(root, 'widget/packages', name, 'README.md'), 'utf8'))?.[1] ??
    '';
  const [loader, react] = [fence('loader'), fence('react')];
  writeFiles(join(folder, 'readme'), { 'loader.ts': loader, 'react.tsx': react });
  const compilerOptions = { ...STRICT, module: 'esnext', moduleResolution: 'bundler', types: ['node'] };
  expect(compile('readme', { compilerOptions, include: ['readme'] })).toBe('');

  const place = { host: shop.api, publicKey: KEY, touchpoint: 'slot' };
  shop.config.surveys.delivery = shop.config.surveys.slot as NonNullable<typeof shop.config.surveys.slot>;
  const here = loader.replace('https://touchline.example.test', shop.api).replace('pk_…', KEY);
  writeFiles(join(folder, 'readme'), { 'here.ts': here });
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  const policy = exampleOf('csp', 'With Trusted Types, through the npm package', place);
  shop.csp = policy.replace('Content-Security-Policy: ', '');
  shop.html = `<!doctype html><html lang="en"><title>Shop</title><script nonce="n">${await bundle(join(folder, 'readme/here.ts'), 'browser')}</script></html>`;
  await page.goto(shop.page);
  await page.getByRole('radio', { name: '5' }).click();
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect.poll(() => lines).toEqual(['delivery 5']);
});

test('drawn on a server, hydrated under a strict policy, answered, signed out and left', async ({
  page,
  shop,
}) => {
  const server = join(folder, 'server.cjs');
  writeFileSync(server, await bundled('server.tsx', 'node'));
  const env = { ...process.env, TOUCHLINE_HOST: shop.api };
  const html = execFileSync(process.execPath, [server], { encoding: 'utf8', env });
  expect(html).toContain('<touchline-survey touchpoint="reviews"></touchline-survey>');

  shop.csp = `default-src 'none'; script-src 'nonce-n0nce'; connect-src ${shop.api}; require-trusted-types-for 'script'; trusted-types shop`;
  shop.html = `<!doctype html><html lang="en"><title>Shop</title><div id="root" data-host="${shop.api}" data-nonce="n0nce">${html}</div>
<script nonce="n0nce">${await bundled('client.tsx', 'browser')}</script></html>`;
  await page.goto(shop.page);

  const survey = page.getByRole('group', { name: 'Did the reviews help you decide?' });
  await survey.getByRole('radio', { name: 'Yes' }).click();
  await expect.poll(() => shop.bodies('ratings').length).toBe(1);
  expect(shop.bodies('ratings')).toMatchObject([
    { touchpoint: 'reviews', score: 1, customer: 'c-1041', persona: 'regular', attributes: { plan: 'plus' } },
  ]);
  // The effect of a child finds the customer named; strict mode has every effect twice, the page one script.
  await expect.poll(() => shop.bodies('visits').length).toBe(2);
  for (const visit of shop.bodies('visits')) expect(visit).toMatchObject({ customer: 'c-1041' });
  await expect(page.locator('script[data-key]')).toHaveCount(1);

  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('group', { name: 'How did the delivery go?' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'How was it?' }).click();
  const card = page.getByRole('dialog', { name: 'How was picking your delivery slot?' });
  await card.getByRole('radio', { name: '4' }).click();
  await expect.poll(() => shop.bodies('ratings').length).toBe(2);
  const [, second] = shop.bodies('ratings');
  expect(second).toMatchObject({ touchpoint: 'slot', score: 4, attributes: { basket: 3 } });
  expect(second).not.toHaveProperty('customer');

  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  const lines = ['displayed reviews', 'completed reviews with 1', 'displayed delivery', 'displayed slot'];
  expect(await heard()).toEqual(lines);
  await page.evaluate(() => {
    (window as unknown as { leave(): void }).leave();
    document.dispatchEvent(new CustomEvent('touchline:displayed', { detail: { touchpoint: 'reviews' } }));
  });
  await expect(page.locator('touchline-survey')).toHaveCount(0);
  expect(await heard()).toEqual(lines);
});

const LOADER = `import { load, touchline } from '@touchline/widget'; window.loader = { load, touchline };`;

interface Loader {
  loader: typeof import('@touchline/widget');
  seen: { name: string; detail: { code?: string; message?: string } }[];
}

test('what cannot be used is said to the developer, and the page goes on', async ({
  page,
  shop,
  complaints,
}) => {
  writeFileSync(join(folder, 'src/loader.ts'), LOADER);
  await shop.visit({ head: `<script>${await bundled('loader.ts', 'browser')}</script>`, copies: 0 });
  const load = (key: string, host: string) =>
    page.evaluate(
      ([key, host]) => {
        const { loader, seen } = window as unknown as Loader;
        seen.length = 0;
        loader.load({ key, host });
        return seen.map(({ detail }) => `${detail.code}: ${detail.message}`);
      },
      [key, host] as const,
    );
  expect(await load('', shop.api)).toEqual([expect.stringMatching(/^invalid: there is no key/)]);
  expect(await load('sk_1234', shop.api)).toEqual([
    expect.stringMatching(/^invalid: this is a secret key.*Revoke/),
  ]);
  expect(await load('pk_test', 'touchline')).toEqual([
    expect.stringMatching(/^invalid: "touchline" is no address/),
  ]);
  expect(shop.received).toEqual([]);
  expect(complaints.splice(0)).toHaveLength(3);

  // Nobody is there; what is called meanwhile waits for a better moment.
  await load('pk_test', 'http://127.0.0.1:9');
  const codes = () => shop.events().then((events) => events.map(({ detail }) => detail.code));
  await expect.poll(codes).toEqual(['unavailable']);
  expect(complaints.splice(0)).toEqual([expect.stringContaining('could not be loaded')]);
  await page.evaluate(() => (window as unknown as Loader).loader.touchline('ask', 'slot'));
  expect(await load('pk_test', shop.api)).toEqual([]);
  await expect(page.getByRole('dialog', { name: 'How was picking your delivery slot?' })).toBeVisible();
  expect(await load('pk_other', shop.api)).toEqual([expect.stringMatching(/^conflict: /)]);
  expect(complaints.splice(0)).toHaveLength(1);
});

test('on a server every call does nothing', () => {
  const source = `import { load, touchline } from '@touchline/widget';
const same = load({ key: 'pk_test', host: 'https://touchline.example.test' });
same('ask', 'slot');
touchline.on('completed', () => {})();
console.log(\`\${same === touchline} \${typeof window}\`);`;
  writeFileSync(join(folder, 'run.mjs'), source);
  const said = execFileSync(process.execPath, ['run.mjs'], { cwd: folder, encoding: 'utf8' });
  expect(said).toBe('true undefined\n');
});
