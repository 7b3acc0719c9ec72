import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createIngest } from '@/ingest/ingest';

/** A process of its own that serves the hot path on loopback and prints its port; it ends with its parent. */
const ingest = createIngest({ clientLimit: 0, keyLimit: 0 });
const server = createServer((req, res) => {
  if (ingest.handle(req, res)) return;
  res.writeHead(404);
  res.end();
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
process.stdin.on('end', () => process.exit(0)).resume();
