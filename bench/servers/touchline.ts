import { createIngest } from '@/ingest/ingest';
import { listen } from './listen';

process.env.AUTH_SECRET ??= 'a secret of the benchmark, for nothing else';

/** (c) The hot path as it is, limits counting but out of reach. */
const ingest = createIngest({ clientLimit: 1e9, keyLimit: 1e9 });
listen(
  (req, res) => {
    if (!ingest.handle(req, res)) res.writeHead(404).end();
  },
  () => ingest.drain(),
);
