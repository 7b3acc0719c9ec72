// Holds the tree to its plan: who may import whom, which files a feature may have, how long a file may be.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const MAX_LINES = 300;
/** `prepare` that would hold two nouns has a folder with a file for each. */
const FEATURE_FILES =
  /^((schema|data|mutations|router|api|client|jobs|prepare)\.tsx?|prepare\/[a-z][\w-]*\.ts)$/;
/** What draws (Name.tsx), a hook (useName.ts), a sheet, and what only its neighbours need to draw (geometry.ts). */
const COMPONENT_FILES = /^components\/([A-Z]\w*\.tsx?|use[A-Z]\w*\.tsx?|[a-z][\w-]*\.(ts|css))$/;
const VIEW_MODEL = /^export (?:async )?(?:function|const) prepare[A-Z]/m;
/**
 * An export is laid out on the server, in the sizes and by the rules of the screen: its drawing is UI that runs there.
 */
const DRAWN_BY_SERVER = /^src\/features\/export\//;
const TESTS = /\.(db\.)?test\.tsx?$/;
const NOT_SHIPPED = /^(src\/test\/|widget\/(test\/|playwright\.config\.ts$))/;

/** Layer → layers it may import, and why not more. */
const RULES = {
  contract: { may: [], why: 'the wire format is shared with the widget and must drag nothing along' },
  domain: { may: ['contract'], why: 'numbers stay pure, so that they can be checked against published ones' },
  lib: { may: [], why: 'browser-safe helpers know nothing of the product' },
  components: { may: ['lib'], why: 'the design system could ship in another product' },
  generated: { may: [], why: 'it is generated' },
  server: { may: ['domain', 'contract', 'lib', 'generated'], why: 'the ground does not stand on the house' },
  ingest: {
    may: [
      'contract',
      'domain',
      'lib/markup',
      'server/env',
      'server/log',
      'server/rate-limit',
      'server/db',
      'server/client-address',
      'server/encoding',
      'server/errors',
      'server/faults',
      'server/identity',
      'server/singleton',
    ],
    why: 'the hot path knows node:http, pg and the contract; nothing slower',
  },
  live: { may: ['server', 'contract'], why: 'it carries changes and knows no feature' },
  features: {
    may: ['contract', 'domain', 'lib', 'components', 'server', 'ingest', 'live', 'generated', 'trpc/client'],
    why: 'a feature stands on the layers below and on the doors of other features',
  },
  trpc: { may: ['features', 'server', 'contract'], why: 'it composes the routers' },
  rest: { may: ['features', 'server', 'contract'], why: 'it composes the operations of the REST API' },
  app: {
    may: ['features', 'components', 'trpc', 'rest', 'server/auth', 'server/env'],
    why: 'routes hand over to features',
  },
  test: { may: ['*'], why: 'tests build whole situations' },
  main: { may: ['*'], why: 'it composes the process' },
  widget: { may: ['contract'], why: 'every byte of it reaches every customer' },
};
/** Doors through which one feature may use another. */
const DOORS = /^(schema|data|client|mutations|prepare|components\/)/;
const PRISMA_HOME =
  /^src\/(server\/|test\/|generated\/|features\/[^/]+\/(data|mutations|jobs)(\.db\.test)?\.ts$)/;

const SERVER_ONLY =
  /^src\/(server|ingest|live)\/|^src\/features\/[^/]+\/(data|mutations|router|api|jobs)\.ts$/;

const problems = [];
const files = ['src', 'widget'].flatMap(walk).filter((file) => /\.(ts|tsx|css)$/.test(file));

function walk(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name === 'generated' || name === 'node_modules') return [];
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

const layerOf = (file) => {
  const [top, second] = file.split('/');
  if (top === 'widget') return 'widget';
  return second.includes('.') ? 'main' : second;
};

const isUi = (file) => /^src\/(app|features\/[^/]+\/components)\//.test(file);

function target(from, spec) {
  if (!spec.startsWith('.') && !spec.startsWith('@/')) return undefined;
  const base = spec.startsWith('@/')
    ? join('src', spec.slice(2))
    : relative('.', resolve(dirname(from), spec));
  const ends = ['', '.ts', '.tsx', '/index.ts'];
  return ends.map((end) => base + end).find((path) => existsSync(path) && statSync(path).isFile()) ?? base;
}

const SPEC =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(text) {
  return [...text.matchAll(SPEC)].map((match) => ({ type: Boolean(match[1]), spec: match[2] ?? match[3] }));
}

const graph = new Map();
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n').length;
  const isTest = TESTS.test(file) || NOT_SHIPPED.test(file);
  if (lines > MAX_LINES) problems.push(`${file}: ${lines} lines; ${MAX_LINES} at most. Split it by noun`);
  if (file.startsWith('src/features/')) checkFeatureFile(file, isTest, text);
  if (file.startsWith('src/app/') && /page\.tsx$/.test(file) && lines > 41)
    problems.push(`${file}: ${lines - 1} lines; a page has 40 at most and hands over to a feature`);
  if (file.endsWith('.css')) continue;
  const layer = layerOf(file);
  const rule = RULES[layer];
  if (!rule) {
    problems.push(`${file}: "${layer}" is no layer of the plan`);
    continue;
  }
  const edges = [];
  for (const { type, spec } of importsOf(text)) {
    checkPrisma(file, spec);
    const to = target(file, spec);
    if (!to || to.endsWith('.json')) continue;
    if (!type) edges.push(to);
    if (!isTest) checkImport(file, layer, rule, to, type);
  }
  graph.set(file, edges);
}

function checkFeatureFile(file, isTest, text) {
  const [, , , ...rest] = file.split('/');
  const name = rest.join('/').replace(/(\.db)?\.test(?=\.tsx?$)/, '');
  if (isTest) return;
  if (rest[0] !== 'components') {
    if (!FEATURE_FILES.test(name))
      problems.push(
        `${file}: a feature has schema data mutations router api client jobs prepare components, nothing else`,
      );
    return;
  }
  if (!COMPONENT_FILES.test(name))
    problems.push(`${file}: components/ has Name.tsx, useName.ts, name.css and a plain name.ts beside them`);
  if (VIEW_MODEL.test(text))
    problems.push(
      `${file}: a view model stands in prepare.ts or prepare/, where it is checked without a screen and shared`,
    );
}

function checkImport(file, layer, rule, to, type) {
  const other = layerOf(to);
  const mixed =
    /^src\/features\/[^/]+\/components\//.test(to) && !isUi(file) && layer !== 'test' && layer !== 'main';
  if (mixed && !type && !DRAWN_BY_SERVER.test(file))
    problems.push(
      `${file} → ${to}: components/ is UI; what is computed for it belongs in prepare or domain, or it runs where nobody looks`,
    );
  if (other === layer) {
    if (layer !== 'features') return;
    const [, , mine] = file.split('/');
    const [, , theirs, ...door] = to.split('/');
    if (mine !== theirs && !DOORS.test(door.join('/')))
      problems.push(
        `${file} → ${to}: another feature is entered by schema, data, mutations, prepare, client or components`,
      );
    return;
  }
  const path = to.replace(/^src\//, '').replace(/\.tsx?$/, '');
  const allowed = rule.may.some((entry) => entry === '*' || entry === other || path === entry);
  // Types vanish: a component may name what a router returns.
  const typeOnly = type && layer !== 'contract' && layer !== 'widget' && layer !== 'ingest';
  const seed = path.startsWith('prisma/');
  if (!allowed && !typeOnly && !seed)
    problems.push(`${file} → ${to}: ${layer} may not import ${other}, because ${rule.why}`);
}

function checkPrisma(file, spec) {
  const isPrisma = spec.startsWith('@prisma/') || spec.includes('generated/prisma');
  if (isPrisma && file.startsWith('src/') && !PRISMA_HOME.test(file))
    problems.push(
      `${file}: Prisma is touched in server/, data.ts, mutations.ts, jobs.ts and test/ only, where a scope is at hand`,
    );
}

/** Cycles among values; types may refer to each other. */
function findCycles() {
  const state = new Map();
  const visit = (file, trail) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      problems.push(`cycle: ${[...trail.slice(trail.indexOf(file)), file].join(' → ')}`);
      return;
    }
    state.set(file, 'open');
    for (const to of graph.get(file) ?? []) if (graph.has(to)) visit(to, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of graph.keys()) visit(file, []);
}

/** What a browser is given drags along all that it imports, however far away. */
function findServerInBrowser() {
  const from = new Map();
  const isClient = (file) =>
    /^\s*'use client'/.test(readFileSync(file, 'utf8')) || /features\/[^/]+\/client\.tsx?$/.test(file);
  const open = [...graph.keys()].filter(isClient);
  for (const file of open) from.set(file, null);
  for (const file of open)
    for (const to of graph.get(file) ?? []) {
      if (from.has(to) || !graph.has(to)) continue;
      from.set(to, file);
      open.push(to);
      if (!SERVER_ONLY.test(to)) continue;
      const trail = [to];
      for (let at = file; at; at = from.get(at)) trail.unshift(at);
      problems.push(`${trail.join(' → ')}: browser code may not reach a server-only file`);
    }
}

findCycles();
findServerInBrowser();
if (problems.length > 0) {
  console.error([...new Set(problems)].sort().join('\n'));
  console.error(`\nstructure: ${problems.length} problems in ${files.length} files`);
  process.exit(1);
}
console.log(`structure: ${files.length} files keep to the plan`);
