// Builds the embed: widget/src/widget.ts → public/widget.js, one file without dependencies; and beside it the debugger,
// which only touchline('debug') loads.
// The size limit is a promise to the pages that carry it, so the build fails above it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { minify } from 'terser';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Bytes of widget.js after brotli at quality 11 (Node's default). */
export const WIDGET_LIMIT = 8000;

/** Gives `import css from './x.css?text'` as minified text. */
const cssText = {
  name: 'css-text',
  setup(on) {
    on.onResolve({ filter: /\.css\?text$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.slice(0, -'?text'.length)),
      namespace: 'css-text',
    }));
    on.onLoad({ filter: /./, namespace: 'css-text' }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'css',
        minify: true,
        target: ['chrome100', 'firefox101', 'safari16'],
      });
      // esbuild keeps the space after the colon of a custom property and in a list, where it may matter; here it does not.
      const contents = code.trim().replace(/(--[\w-]+:|,) /g, '$1');
      return { contents, loader: 'text', watchFiles: [path] };
    });
  },
};

const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

async function bundle(entry, format) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`widget/src/${entry}.ts`],
    tsconfigRaw: '{}',
    alias: { '@': join(root, 'src') },
    bundle: true,
    write: false,
    format,
    define: { VERSION: JSON.stringify(version) },
    target: 'es2022',
    minifySyntax: true,
    charset: 'utf8',
    legalComments: 'none',
    plugins: [cssText],
  });
  // esbuild takes away what is never used; terser writes the rest shorter.
  const shorter = {
    ecma: 2020,
    module: true,
    compress: { passes: 5, unsafe_arrows: true, inline: 1, lhs_constants: false },
    format: { keep_numbers: true },
  };
  const code = Buffer.from((await minify(outputFiles[0].text, shorter)).code);
  const file = join(root, `public/${entry}.js`);
  const sizes = {
    file,
    raw: code.length,
    gzip: gzipSync(code, { level: 9 }).length,
    brotli: brotliCompressSync(code).length,
  };
  return { code, sizes };
}

/**
 * Builds the widget, its debugger, and the kiosk's page beside them.
 *
 * @returns {Promise<{file: string, raw: number, gzip: number, brotli: number}>} sizes of the widget in bytes
 * @throws when it is heavier than WIDGET_LIMIT
 */
export async function buildWidget() {
  const [widget, ...others] = await Promise.all([
    ...['widget', 'kiosk', 'kiosk-worker'].map((entry) => bundle(entry, 'iife')),
    bundle('widget-debug', 'esm'),
  ]);
  const { brotli } = widget.sizes;
  if (brotli > WIDGET_LIMIT) {
    throw new Error(`widget.js weighs ${brotli} bytes brotli; the limit is ${WIDGET_LIMIT}.`);
  }
  await mkdir(join(root, 'public'), { recursive: true });
  for (const { code, sizes } of [widget, ...others]) await writeFile(sizes.file, code);
  return widget.sizes;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { raw, gzip, brotli } = await buildWidget();
  console.log(`widget.js  raw ${raw}  gzip ${gzip}  brotli ${brotli} of ${WIDGET_LIMIT}`);
}
