import { dashboards } from './dashboards/run';
import { editing } from './editing';
import { exporting } from './exporting';
import { flips } from './flips';
import { benchIngest } from './ingest';
import { live } from './live';
import { memory } from './memory';
import { opening } from './opening';
import { pages } from './pages';
import { watchers } from './watchers';
import { widget } from './widget/run';

/** Benchmarks by name: `npm run bench` runs them all, `npm run bench -- ingest` one. */
const BENCHES: Record<string, (options: Map<string, number>) => Promise<boolean>> = {
  dashboards,
  editing,
  exporting,
  flips,
  ingest: benchIngest,
  live,
  memory,
  opening,
  pages,
  watchers,
  widget,
};

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const options = new Map(
  process.argv
    .slice(2)
    .filter((argument) => argument.startsWith('--'))
    .map((argument): [string, number] => {
      const [name = '', value] = argument.slice(2).split('=');
      return [name, Number(value ?? 1)];
    }),
);

let met = true;
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
  const bench = BENCHES[name];
  if (!bench) throw new Error(`No benchmark "${name}". There are: ${Object.keys(BENCHES).join(', ')}`);
  met = (await bench(options)) && met;
}
process.exitCode = met ? 0 : 1;
