import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** Sends ratings to the example workspace over 32 connections for some seconds. Usage: load.ts URL SECONDS */
const [url = '', seconds = '10'] = process.argv.slice(2);
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
const end = Date.now() + Number(seconds) * 1_000;
let accepted = 0;
let refused = 0;

const post = (index: number): Promise<void> =>
  new Promise((done) => {
    const touchpoint = touchpoints[index % touchpoints.length];
    const body = JSON.stringify({ key, touchpoint, id: randomUUID(), score: 1 + (index % 5), final: true });
    const headers = { 'content-type': 'text/plain', 'content-length': Buffer.byteLength(body) };
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
    for (let index = connection; Date.now() < end; index += CONNECTIONS) await post(index);
  }),
);
agent.destroy();
console.log(`  ${accepted} accepted, ${refused} refused in ${seconds} s`);
