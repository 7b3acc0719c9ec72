import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves on a free port of loopback, prints it, and ends cleanly on SIGTERM. */
export function listen(handle: RequestListener, stop: () => Promise<void> = async () => undefined): void {
  const server = createServer(handle);
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
  });
  process.on('SIGTERM', () => void stop().then(() => process.exit(0)));
}
