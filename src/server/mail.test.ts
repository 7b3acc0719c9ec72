import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startAfresh } from '@/test/afresh';
import { deliver, hasOutbox, readOutbox, writeMail } from './mail';

const folder = mkdtempSync(join(tmpdir(), 'touchline-outbox-'));
beforeAll(() => {
  process.env.DATA_DIR = folder;
  process.env.TOUCHLINE_EMBEDDED = '1';
});
afterAll(() => {
  delete process.env.TOUCHLINE_EMBEDDED;
  rmSync(folder, { recursive: true });
});

test('a letter is the same as text and as HTML, and nothing in it becomes mark-up', () => {
  const mail = writeMail({
    to: 'ada@example.test',
    subject: 'Hello',
    paragraphs: ['Hello <script>alert("1")</script> & co,'],
    action: { label: 'Open', url: 'https://touchline.example/x?a=1&b="2"' },
    closing: "It's all.",
  });
  expect(mail.text).toBe(
    'Hello <script>alert("1")</script> & co,\n\nOpen:\nhttps://touchline.example/x?a=1&b="2"\n\nIt\'s all.\n',
  );
  expect(mail.html).toContain('Hello &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; co,');
  expect(mail.html).toContain('href="https://touchline.example/x?a=1&amp;b=&quot;2&quot;"');
  expect(mail.html).not.toContain('<script');
});

test('the outbox keeps the last fifty mails, also of many that come at once, for the owner of the files only', async () => {
  expect(hasOutbox()).toBe(true);
  expect(await readOutbox()).toEqual([]);
  const mails = Array.from({ length: 60 }, (_, index) => ({
    to: 'ada@example.test',
    subject: `Mail ${index}`,
    text: 'line\nline',
    html: '<p>',
  }));
  await Promise.all(mails.map(deliver));
  const kept = await readOutbox();
  expect(kept.map(({ subject }) => subject)).toEqual(
    mails
      .map(({ subject }) => subject)
      .reverse()
      .slice(0, 50),
  );
  expect(kept[0]).toMatchObject({ text: 'line\nline', at: expect.stringMatching(/^\d{4}-.*Z$/) });
  expect(statSync(join(folder, 'outbox.jsonl')).mode & 0o777).toBe(0o600);
});

test('without a mail server and beyond the embedded mode, a mail fails instead of vanishing', async () => {
  delete process.env.TOUCHLINE_EMBEDDED;
  await expect(deliver({ to: 'ada@example.test', subject: '', text: '', html: '' })).rejects.toThrow(
    'SMTP_URL',
  );
});

test.each([
  [{}, true],
  [{ PUBLIC_URL: 'http://127.0.0.1:3000' }, true],
  [{ PUBLIC_URL: 'https://touchline.example.test' }, false],
  [{ TRUST_PROXY: '1' }, false],
  [{ SMTP_URL: 'smtp://mail.example.test' }, false],
])('with %o there is an outbox: %s', (given, expected) => {
  startAfresh();
  for (const [name, value] of Object.entries({ TOUCHLINE_EMBEDDED: '1', ...given })) vi.stubEnv(name, value);
  expect(hasOutbox()).toBe(expected);
  vi.unstubAllEnvs();
});
