import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

export interface HostPage {
  url: string;
  close: () => Promise<void>;
}

/**
 * A page of the business's own, on an origin of its own and under a strict policy, with `snippet` pasted into it as it
 * was copied. The inline part runs by the page's nonce, as the business would allow it.
 */
export async function openHostPage(snippet: string, touchlineOrigin: string): Promise<HostPage> {
  const nonce = randomBytes(12).toString('base64');
  const pasted = snippet.replaceAll('<script', `<script nonce="${nonce}"`);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>example.shop</title>
<h1>Your delivery slot is booked</h1><p>Thursday, 8:00 to 14:00</p>${pasted}</html>`;
  const policy = `default-src 'self'; script-src 'nonce-${nonce}' ${touchlineOrigin}; connect-src ${touchlineOrigin}; frame-src ${touchlineOrigin}`;
  const server = createServer((_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
    });
    response.end(html);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/slot`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
