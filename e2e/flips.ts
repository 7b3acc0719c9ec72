import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';

export interface Asked {
  host: string;
  publicKey: string;
  secretKey: string;
  /** Slugs of touchpoints that ask for a score from 1 to 5. */
  touchpoints: string[];
}

interface Given {
  touchpoint: string;
  score: number;
  /** What was typed and sent; nothing where the page went before. */
  comment?: string;
}

/** What a customer did and saw, as the browser told it. */
export interface Flips {
  answers: Map<string, Given>;
  displays: number;
  breaks: number;
  reloads: number;
}

/** What the database holds of it. */
export interface Found {
  lost: string[];
  doubled: string[];
  wrong: string[];
  /** By the tallies, beside what was given and shown. */
  counted: { answers: number; displays: number };
}

interface Event {
  name: string;
  detail: { id: string; touchpoint: string; score: number };
}

const SHOP = 'http://localhost:9/slot';
const STUB =
  'window.touchline=window.touchline||function(){(touchline.q=touchline.q||[]).push(arguments)};' +
  "for(const name of ['displayed','answered','completed'])document.addEventListener('touchline:'+name,(e)=>tell({name,detail:e.detail}));";

/** The same numbers at every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A page and a script that can be opened without a connection, as out of a browser's cache; all else goes its way. */
async function openShop(context: BrowserContext, { host, publicKey }: Asked): Promise<void> {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>example.shop</title><script>${STUB}</script>
<h1>Your delivery slot is booked</h1><script async src="${host}/widget.js" data-key="${publicKey}"></script></html>`;
  const script = await readFile('public/widget.js', 'utf8');
  // The server is on this machine, and the page, which no server gave, is not known to be.
  await context.grantPermissions(['local-network-access']);
  await context.route(SHOP, (route) => route.fulfill({ body, contentType: 'text/html' }));
  await context.route(`${host}/widget.js`, (route) =>
    route.fulfill({ body: script, contentType: 'text/javascript' }),
  );
}

/**
 * Answers `rounds` times. In each round the connection breaks and comes back, before, during or after the answer, once
 * or several times, and the page is loaded anew, with or without a connection.
 */
export async function flip(page: Page, asked: Asked, rounds: number, seed = 1): Promise<Flips> {
  const context = page.context();
  const random = numbers(seed);
  const chance = (share: number) => random() < share;
  const flips: Flips = { answers: new Map(), displays: 0, breaks: 0, reloads: 0 };
  let typed = '';
  let answered: string | undefined;
  await page.exposeFunction('tell', ({ name, detail: { id, touchpoint, score } }: Event) => {
    if (name === 'displayed') flips.displays += 1;
    else if (name === 'answered') {
      answered = id;
      flips.answers.set(id, { touchpoint, score });
    } else if (typed) flips.answers.set(id, { touchpoint, score, comment: typed });
  });
  await openShop(context, asked);

  const online = () => context.setOffline(false);
  const offline = () => {
    flips.breaks += 1;
    return context.setOffline(true);
  };
  const reload = async () => {
    flips.reloads += 1;
    await page.goto(SHOP);
  };
  const pause = () => new Promise((done) => setTimeout(done, Math.floor(random() * 30)));

  await page.goto(SHOP);
  for (let round = 0; round < rounds; round += 1) {
    const touchpoint = asked.touchpoints[round % asked.touchpoints.length];
    typed = '';
    answered = undefined;
    await page.evaluate((slug) => {
      const { touchline } = window as unknown as { touchline: (...call: string[]) => void };
      // Whoever has just answered is asked again, as another customer would be.
      touchline('reset');
      touchline('ask', slug ?? '');
    }, touchpoint);
    const scale = page.getByRole('radiogroup').getByRole('radio');
    await scale.first().waitFor();
    if (chance(0.4)) await offline();
    await scale.nth(Math.floor(random() * 5)).click();
    // While it is on its way, or just after.
    if (chance(0.2)) await pause();
    if (chance(0.5)) await offline();
    if (chance(0.3)) await online();
    if (chance(0.5)) {
      typed = `Round ${round}`;
      await page.getByRole('textbox').fill(typed);
      if (chance(0.3)) await offline();
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      if (chance(0.3)) await pause();
      if (chance(0.3)) await online();
      if (chance(0.2)) await offline();
    }
    // With or without a connection, with or without something that waits.
    await reload();
    if (chance(0.2)) {
      await online();
      await offline();
      await reload();
    }
    await online();
    if (!answered) throw new Error(`Round ${round}: the tap was not told as an answer`);
  }
  return flips;
}

const call = async (asked: Asked, path: string) => {
  const answer = await fetch(`${asked.host}/api/v1${path}`, {
    headers: { authorization: `Bearer ${asked.secretKey}` },
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
};

interface Row {
  id: string;
  touchpoint: string;
  score: number;
  comment: string | null;
}

async function ratingsOf(asked: Asked): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = '';
  do {
    const page = await call(asked, `/ratings?limit=100${cursor ? `&cursor=${cursor}` : ''}`);
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return rows;
}

async function counted(asked: Asked): Promise<Found['counted']> {
  const sum = { answers: 0, displays: 0 };
  const day = 86_400_000;
  const [from, to] = [Date.now() - day, Date.now() + day].map((at) => new Date(at).toISOString());
  for (const touchpoint of asked.touchpoints) {
    const metrics = await call(asked, `/metrics?touchpoint=${touchpoint}&from=${from}&to=${to}&raw=true`);
    sum.answers += metrics.n;
    sum.displays += metrics.displays;
  }
  return sum;
}

/** Waits until nothing more is to come, then compares what was given with what is stored. */
export async function compare(page: Page, asked: Asked, { answers, displays }: Flips): Promise<Found> {
  // What waits, waits in the page's storage, under a name of its own each.
  await page.waitForFunction(() => Object.keys(localStorage).every((name) => !name.includes(':q:')));
  const rows = await ratingsOf(asked);
  const stored = new Map(rows.map((row) => [row.id, row]));
  const found: Found = {
    lost: [...answers.keys()].filter((id) => !stored.has(id)),
    doubled: [
      ...rows.filter(({ id }, at) => rows.findIndex((other) => other.id === id) !== at).map(({ id }) => id),
      ...rows.filter(({ id }) => !answers.has(id)).map(({ id }) => id),
    ],
    wrong: [...answers].flatMap(([id, { touchpoint, score, comment = null }]) => {
      const row = stored.get(id);
      const same = row?.touchpoint === touchpoint && row.score === score && row.comment === comment;
      return !row || same
        ? []
        : [`${id}: ${JSON.stringify({ touchpoint, score, comment })} ≠ ${JSON.stringify(row)}`];
    }),
    counted: await counted(asked),
  };
  if (found.counted.displays !== displays)
    found.wrong.push(`${displays} displays ≠ ${found.counted.displays}`);
  return found;
}
