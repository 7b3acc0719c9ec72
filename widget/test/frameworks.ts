import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { prepareGuide } from '@/features/guide/prepare/guide';
import type { GuidePlace } from '@/features/guide/schema';

const samplesOf = (chapter: string, place: GuidePlace) =>
  prepareGuide(place)
    .flatMap((part) => part.chapters)
    .find(({ id }) => id === chapter)?.samples ?? [];

/** An example of the install guide by the words above it. */
export function exampleOf(chapter: string, label: string, place: GuidePlace): string {
  const found = samplesOf(chapter, place).find((sample) => sample.label === label);
  if (!found) throw new Error(`The guide has no “${label}” in ${chapter}`);
  return found.source;
}

/** The files of a chapter of the install guide, by their path. */
export function filesOf(chapter: string, place: GuidePlace): Record<string, string> {
  const files = samplesOf(chapter, place).map(({ label, source }): [string, string] => [
    label.split(',')[0] ?? '',
    source,
  ]);
  return Object.fromEntries(files.filter(([path]) => /\.(tsx?|vue)$/.test(path)));
}

/** Writes files below a folder, whose packages they find. */
export function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A module with everything it imports. */
export async function bundle(entry: string, platform: 'node' | 'browser', external: string[] = []) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: dirname(entry),
    bundle: true,
    write: false,
    external,
    jsx: 'automatic',
    platform,
    // Where React is strict, and says what it finds wrong.
    define: { 'process.env.NODE_ENV': '"development"' },
    format: platform === 'node' ? 'cjs' : 'iife',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/** What stands around the files of the guide, in the place of Next: it hands on what the proxy says, and draws. */
const NEXT = {
  'headers.ts': 'export const headers = async () => new Headers(globalThis.passed);',
  'page.tsx': `import RootLayout from './app/layout';
import Thanks from './app/orders/thanks/page';
import { AskButton } from './components/AskButton';
export const page = () => RootLayout({ children: <><Thanks /><AskButton /></> });`,
  'server.tsx': `import { NextRequest } from 'next/server';
import { renderToString } from 'react-dom/server';
import { page } from './page';
import { proxy } from './proxy';
const { headers } = proxy(new NextRequest('https://shop.example.test/orders/thanks'));
const mark = 'x-middleware-request-';
const passed = [...headers].flatMap(([name, value]) => name.startsWith(mark) ? [[name.slice(mark.length), value]] : []);
globalThis.passed = passed;
page().then((drawn) => process.stdout.write(JSON.stringify({
  html: renderToString(drawn), policy: headers.get('content-security-policy'), nonce: Object.fromEntries(passed)['x-nonce'],
})));`,
  'client.tsx': `import { hydrateRoot } from 'react-dom/client';
import { page } from './page';
const { nonce } = document.currentScript;
document.currentScript.remove();
globalThis.passed = [['x-nonce', nonce]];
page().then((drawn) => hydrateRoot(document, drawn, { onRecoverableError: (error) => console.error(error) }));`,
};

/** The pages of the guide's chapter on Next: drawn on a server behind its proxy, and the policy that this one sends. */
export async function drawNext(folder: string, place: GuidePlace): Promise<{ html: string; policy: string }> {
  const files = Object.entries({ ...filesOf('next', place), ...NEXT });
  const here = files.map(([path, text]): [string, string] => {
    const up = '../'.repeat(path.split('/').length - 1) || './';
    return [path, text.replace('next/headers', `${up}headers`)];
  });
  writeFiles(folder, Object.fromEntries(here));
  writeFileSync(
    join(folder, 'server.cjs'),
    await bundle(join(folder, 'server.tsx'), 'node', ['next/server']),
  );
  const drawn = execFileSync(process.execPath, ['server.cjs'], { cwd: folder, encoding: 'utf8' });
  const { html, policy, nonce } = JSON.parse(drawn) as Record<'html' | 'policy' | 'nonce', string>;
  const script = await bundle(join(folder, 'client.tsx'), 'browser');
  const inline = `<script nonce="${nonce}">${script.replaceAll('</script', '<\\/script')}</script>`;
  return { policy, html: `<!doctype html>${html.replace('</body>', () => `${inline}</body>`)}` };
}

const VUE = {
  'App.vue': `<script setup lang="ts">import OrderComplete from './OrderComplete.vue';</script>
<template><h1>Thank you</h1><OrderComplete /></template>`,
  'index.html': '<!doctype html><div id="app"></div><script type="module" src="/main.ts"></script>',
};

/** The page of the guide's chapter on Vue, built by Vite with the guide's own configuration. */
export function buildVue(folder: string, place: GuidePlace, vite: string): string {
  writeFiles(folder, { ...filesOf('vue', place), ...VUE });
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: folder, stdio: 'pipe' });
  const assets = join(folder, 'dist/assets');
  const script = readdirSync(assets).find((name) => name.endsWith('.js')) ?? '';
  const code = readFileSync(join(assets, script), 'utf8').replaceAll('</script', '<\\/script');
  return `<!doctype html><html lang="en"><title>Shop</title><div id="app"></div><script type="module">${code}</script></html>`;
}
