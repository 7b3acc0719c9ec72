import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/**
 * Sends ratings to the example workspace over 32 connections for some seconds, as fast as they are taken or so many a
 * second. Usage: load.ts URL SECONDS [PER_SECOND]
 */
const [url = '', seconds = '10', perSecond = '0'] = process.argv.slice(2);
const CONNECTIONS = 32;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const html = await (await fetch(`${url}/demo/shop`)).text();
const key = /pk_[0-9a-f]+/.exec(html)?.[0] ?? '';
const config = (await (await fetch(`${url}/api/v1/widget/${key}`)).json()) as {
  surveys: Record<string, { type: string }>;
};
const touchpoints = Object.entries(config.surveys)
  .filter(([, survey]) => survey.type === 'csat')
  .map(([slug]) => slug);
const begun = Date.now();
const end = begun + Number(seconds) * 1_000;
let accepted = 0;
let refused = 0;

const post = (index: number): Promise<void> =>
  new Promise((done) => {
    const touchpoint = touchpoints[index % touchpoints.length];
    const body = JSON.stringify({ key, touchpoint, id: randomUUID(), score: 1 + (index % 5), final: true });
    // Behind a proxy that is trusted each comes from somebody else: one client that answers so often is not counted.
    const from = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
    const headers = {
      'content-type': 'text/plain',
      'content-length': Buffer.byteLength(body),
      'x-forwarded-for': from,
    };
    const sending = request(`${url}/api/v1/ratings`, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode === 202) accepted++;
      else refused++;
      response.resume().once('end', done);
    });
    sending.once('error', () => {
      refused++;
      done();
    });
    sending.end(body);
  });

await Promise.all(
  Array.from({ length: CONNECTIONS }, async (_, connection) => {
    for (let index = connection; Date.now() < end; index += CONNECTIONS) {
      const wait = Number(perSecond) > 0 ? begun + (index * 1_000) / Number(perSecond) - Date.now() : 0;
      if (wait > 0) await new Promise((done) => setTimeout(done, wait));
      await post(index);
    }
  }),
);
agent.destroy();
console.log(`  ${accepted} accepted, ${refused} refused in ${seconds} s`);
