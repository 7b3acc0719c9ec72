import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownerPool } from '@/server/db';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { tallyDifferences } from '@/test/load';
import { serveIngest } from '@/test/load-server';

let workspace: TestWorkspace;
let server: Awaited<ReturnType<typeof serveIngest>>;

beforeAll(async () => {
  workspace = await createTestWorkspace(['csat', 'nps', 'ces', 'smiley', 'thumbs']);
  await write(workspace, 'csat-0', 'ar', 'كيف كان ذلك؟');
  server = await serveIngest();
});
afterAll(() => server.close());

const write = async (where: TestWorkspace, slug: string, locale: string, question: string) => {
  const surveyId = where.touchpoints.find((one) => one.slug === slug)?.surveyId;
  const values = [where.id, surveyId, locale, question];
  await ownerPool().query(
    `INSERT INTO survey_text (workspace_id, survey_id, locale, question, low, high, follow_up, thanks)
     VALUES ($1, $2, $3, $4, 'low', 'high', 'more?', 'thanks')`,
    values,
  );
};

const at = (slug: string, query = '', where = workspace) =>
  `${server.url}/s/${where.publicKey}/${slug}${query}`;

async function open(address: string, headers: Record<string, string> = {}) {
  const response = await fetch(address, { headers });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

async function send(address: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(form), headers });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

const idIn = (html: string) => /name="id" value="([^"]+)"/.exec(html)?.[1] ?? '';

const ratings = async (where = workspace) =>
  (await ownerPool().query('SELECT * FROM rating WHERE workspace_id = $1 ORDER BY received_at', [where.id]))
    .rows;
const displays = async (where = workspace) =>
  (await ownerPool().query('SELECT * FROM display WHERE workspace_id = $1', [where.id])).rows;

describe('a survey page', () => {
  test('records nothing when it is opened, whatever its address says', async () => {
    const before = [await ratings(), await displays()];
    for (const query of ['', '?score=4', '?score=4&step=send&comment=x', '?score=4&source=email&id=x']) {
      const { status, headers } = await open(at('csat-0', query));
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('no-store');
    }
    expect([await ratings(), await displays()]).toEqual(before);
  });

  test('takes a tap, then a comment to the same answer, and counts one display', async () => {
    const fresh = await createTestWorkspace(['csat']);
    const address = at('csat-0', '?source=qr&persona=regular&customer=c-7&attributes.table=12', fresh);
    const { html } = await open(address);
    expect(html.match(/<button name="score"/g)).toHaveLength(5);
    const id = idIn(html);
    const tapped = await send(address, { id, step: 'tap', score: '2' });
    expect(tapped.status).toBe(200);
    expect(tapped.html).toContain('Your answer has arrived. You can still change it.');
    expect(tapped.html).toContain('What should we change?');
    expect(idIn(tapped.html)).toBe(id);
    expect(await ratings(fresh)).toMatchObject([{ id, score: 2, final: false, source: 'qr' }]);
    const sent = await send(address, { id, step: 'send', score: '3', comment: 'Too slow\r\n<b>really</b>' });
    expect(sent.html).toContain('Thank you.');
    expect(await ratings(fresh)).toMatchObject([
      {
        id,
        score: 3,
        comment: 'Too slow\n<b>really</b>',
        final: true,
        source: 'qr',
        persona_id: fresh.personaId,
        customer: 'c-7',
        attributes: { table: '12' },
        locale: 'en',
      },
    ]);
    // Sent twice, as by a reload, it stays one answer and one display.
    await send(address, { id, step: 'send', score: '3', comment: 'Too slow' });
    expect(await ratings(fresh)).toHaveLength(1);
    expect(await displays(fresh)).toMatchObject([{ id, source: 'qr' }]);
    expect(await tallyDifferences(ownerPool())).toEqual([]);
  });

  test('shows the score of a link as chosen, and sends it only when told to', async () => {
    const address = at('nps-1', '?score=9&source=email');
    const { html } = await open(address);
    expect(html).toContain('Your answer is not sent yet.');
    expect(html).toMatch(/value="9"[^>]*checked/);
    const before = (await ratings()).length;
    const sent = await send(address, { id: idIn(html), step: 'send', score: '9' });
    expect(sent.html).toContain('Thank you.');
    expect((await ratings()).slice(before)).toMatchObject([{ score: 9, source: 'email', final: true }]);
  });

  test.each(['99', '-1', '4.5', 'x', '', '1e0'])(
    'asks as if nothing was chosen for a score of %j',
    async (score) => {
      const { status, html } = await open(at('csat-0', `?score=${encodeURIComponent(score)}`));
      expect(status).toBe(200);
      expect(html).toContain('<button name="score" value="1"');
    },
  );

  test('speaks the language of its address, then of the browser, mirrored where that is written so', async () => {
    const arabic = await open(at('csat-0'), { 'accept-language': 'fr;q=0.9, ar-EG;q=1' });
    expect(arabic.html).toContain('<html lang="ar" dir="rtl">');
    expect(arabic.html).toContain('كيف كان ذلك؟');
    expect(arabic.html).toContain('aria-label="٤"');
    const english = await open(at('csat-0', '?lang=en'), { 'accept-language': 'ar' });
    expect(english.html).toContain('<html lang="en" dir="ltr">');
    expect(english.html).toContain('hreflang="ar"');
    // After the thanks another language would be another question.
    const thanked = await send(at('csat-0'), { id: idIn(english.html), step: 'send', score: '4' });
    expect(thanked.html).toContain('Thank you.');
    expect(thanked.html).not.toContain('hreflang=');
    const nobody = await open(at('csat-0'), { 'accept-language': `${'x'.repeat(3_000)},((((,*;q=nope` });
    expect(nobody.html).toContain('<html lang="en"');
  });

  test('shows texts as text', async () => {
    const hostile = await createTestWorkspace(['csat']);
    await ownerPool().query(`UPDATE workspace SET name = '"><script>alert(1)</script>' WHERE id = $1`, [
      hostile.id,
    ]);
    await write(hostile, 'csat-0', 'de', '</title><script>alert(2)</script>');
    const address = at('csat-0', `?lang=de&source="><i>&attributes.<i>="><i>`, hostile);
    const { html, headers } = await open(address);
    expect(html).not.toMatch(/<script>alert|<i>/);
    expect(html).toContain('&lt;script&gt;alert(2)&lt;/script&gt;');
    const { html: back } = await send(address, {
      id: '"><i>',
      step: 'send',
      score: '',
      comment: '</textarea><i>',
    });
    expect(back).not.toContain('<i>');
    expect(back).toContain('&lt;/textarea&gt;&lt;i&gt;');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'sha256-/);
  });

  test('is closed while the survey is paused, but an answer that has begun may be finished', async () => {
    const paused = await createTestWorkspace(['thumbs']);
    const address = at('thumbs-0', '', paused);
    const { html } = await open(address);
    const id = idIn(html);
    await send(address, { id, step: 'tap', score: '1' });
    await ownerPool().query(`UPDATE survey SET status = 'paused' WHERE workspace_id = $1`, [paused.id]);
    const closed = await open(address, { 'accept-language': 'de-AT' });
    expect(closed.status).toBe(404);
    expect(closed.html).toContain('not asked any more');
    const late = await send(address, { id: randomUUID(), step: 'tap', score: '1' });
    expect(late.status).toBe(404);
    const finished = await send(address, { id, step: 'send', score: '1', comment: 'Still typing' });
    expect(finished.status).toBe(200);
    expect(await ratings(paused)).toMatchObject([{ id, comment: 'Still typing' }]);
  });

  test.each([
    ['an unknown key', '/s/pk_nobodyhasthis/csat-0'],
    ['a key that is none', '/s/x/csat-0'],
    ['an unknown touchpoint', null],
    ['a name every object has', 'constructor'],
  ])('says in words that there is no question: %s', async (_, path) => {
    const address = path?.startsWith('/') ? server.url + path : at(path ?? 'nothing-here');
    const { status, html, headers } = await open(address, { 'accept-language': 'de' });
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('text/html');
    expect(html).toMatch(/nicht mehr gestellt/);
    expect(html).not.toContain('<form');
  });

  test('keeps what was written when it cannot be taken', async () => {
    const address = at('csat-0');
    const id = idIn((await open(address)).html);
    const none = await send(address, { id, step: 'send', comment: 'No score' });
    expect(none.status).toBe(422);
    expect(none.html).toContain('Please choose an answer.');
    expect(none.html).toContain('No score');
    const first = await send(address, { id, step: 'send', score: '5' });
    expect(first.status).toBe(200);
    await ownerPool().query(`UPDATE rating SET received_at = now() - interval '31 minutes' WHERE id = $1`, [
      id,
    ]);
    const late = await send(address, { id, step: 'send', score: '1' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('can no longer be changed');
    const large = await send(address, { id, comment: 'x'.repeat(20_000) });
    expect(large.status).toBe(413);
    expect(large.html).toContain(`>\n${'x'.repeat(20_000)}</textarea>`);
  });

  test('is for pages of the key when framed, and for nobody else to post to', async () => {
    const listed = await createTestWorkspace(['csat'], { origins: ['https://example.shop'] });
    const address = at('csat-0', '', listed);
    const { html, headers } = await open(address);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors https://example.shop 'self'");
    const answer = { id: idIn(html), step: 'tap', score: '4' };
    const foreign = await send(address, answer, { origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    expect(await ratings(listed)).toEqual([]);
    expect((await send(address, answer, { origin: server.url })).status).toBe(200);
    expect((await open(at('csat-0'))).headers.get('content-security-policy')).toContain('frame-ancestors *');
  });

  test('keeps an answer whose link says more than fits', async () => {
    const fresh = await createTestWorkspace(['csat']);
    const long = 'x'.repeat(300);
    const many = Array.from({ length: 30 }, (_, index) => `attributes.a${index}=${long}`).join('&');
    const address = at('csat-0', `?customer=${long}&persona=${long}&attributes.${long}=1&${many}`, fresh);
    expect((await send(address, { id: randomUUID(), step: 'send', score: '4' })).status).toBe(200);
    const [row] = await ratings(fresh);
    expect(row).toMatchObject({ score: 4, customer: null, persona_id: null });
    expect(Object.keys(row.attributes)).toHaveLength(20);
  });

  test('counts against the limits as every post does', async () => {
    const limited = await serveIngest({ clientLimit: 1 });
    try {
      const address = `${limited.url}/s/${workspace.publicKey}/ces-2`;
      const first = await send(address, { id: randomUUID(), step: 'send', score: '7' });
      expect(first.status).toBe(200);
      const second = await send(address, { id: randomUUID(), step: 'send', score: '7', comment: 'Kept' });
      expect(second.status).toBe(429);
      expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(second.html).toContain('>\nKept</textarea>');
      expect(second.html).toMatch(/value="7"[^>]*checked/);
    } finally {
      await limited.close();
    }
  });

  test('answers other methods with what there is', async () => {
    const response = await fetch(at('csat-0'), { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect(await (await fetch(at('csat-0'), { method: 'HEAD' })).text()).toBe('');
  });
});
