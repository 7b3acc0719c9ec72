import { get } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import type { Asked } from '../../e2e/flips';
import type { WidgetConfig } from '../../src/contract/widget';

/** What a shop asks in its second language, in words of its own at each touchpoint. */
const GERMAN: readonly { question: string; followUp: string; thanks: string }[] = [
  ['Wie war die Suche nach dem passenden Artikel?', 'Was hat bei der Suche gefehlt?'],
  ['Hat Ihnen die Größenberatung geholfen?', 'Was hätten Sie noch wissen wollen?'],
  ['Wie zufrieden sind Sie mit der Auswahl an Lieferzeiten?', 'Welche Uhrzeit hätte Ihnen gepasst?'],
  ['Wie leicht war es, diese Bestellung aufzugeben?', 'An welcher Stelle hat es gehakt?'],
  ['Wie war die Lieferung?', 'Was sollen wir der Zustellung ausrichten?'],
  ['Wie gefällt Ihnen die Verpackung?', 'Was war zu viel, was zu wenig?'],
  ['Wie gut hat die Anleitung erklärt, was zu tun ist?', 'Welcher Schritt war unklar?'],
  ['Wie zufrieden sind Sie mit der Antwort unseres Kundendienstes?', 'Was ist offen geblieben?'],
  ['Wie einfach war die Rücksendung?', 'Wobei hätten Sie Hilfe gebraucht?'],
  ['Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?', 'Was ist der wichtigste Grund?'],
].map(([question = '', followUp = '']) => ({
  question,
  followUp,
  thanks: 'Vielen Dank. Wir lesen jede Antwort.',
}));

export interface ConfigWeight {
  surveys: number;
  languages: number;
  raw: number;
  /** As the server sends it. */
  brotli: number;
}

const body = (url: string): Promise<Buffer> =>
  new Promise((done, fail) => {
    get(url, { headers: { 'accept-encoding': 'br' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(Buffer.concat(parts)));
    }).on('error', fail);
  });

/**
 * What a page loads beside the script: the questions of a typical workspace, ten in two languages, with a rule for when to
 * ask and for whom. Leaves the workspace of a bench with those.
 */
export async function weighConfig({ host, publicKey, secretKey }: Asked): Promise<ConfigWeight> {
  const call = async (path: string, more: { method?: string; data?: object } = {}) => {
    const answer = await fetch(`${host}/api/v1${path}`, {
      method: more.method ?? 'GET',
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      ...(more.data ? { body: JSON.stringify(more.data) } : {}),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  const { items } = (await call('/surveys?limit=100')) as { items: { id: string }[] };
  if (items.length < GERMAN.length) throw new Error(`There are only ${items.length} surveys`);
  for (const [at, { id }] of items.entries()) {
    const de = GERMAN[at];
    const page = `/${['orders', 'products', 'help'][at % 3]}/*`;
    const settings = { triggers: [{ on: 'delay', seconds: 5 + at, page }], audience: { pages: [page] } };
    const data = de ? { texts: { de }, settings } : { status: 'paused' };
    await call(`/surveys/${id}`, { method: 'PATCH', data });
  }
  // A change reaches pages within seconds.
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
    const sent = await body(`${host}/api/v1/widget/${publicKey}`);
    const plain = brotliDecompressSync(sent);
    const all = Object.values((JSON.parse(plain.toString()) as WidgetConfig).surveys);
    if (all.length === GERMAN.length && all.every(({ texts }) => texts.de))
      return { surveys: all.length, languages: 2, raw: plain.length, brotli: sent.length };
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error('The configuration never became what was saved');
}
