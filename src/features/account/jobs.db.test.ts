import { randomUUID } from 'node:crypto';
import { EventEmitter, on, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirmationWorkers } from '@/features/confirmation/jobs';
import { digestWorkers } from '@/features/digest/jobs';
import { discussionWorkers } from '@/features/discussion/jobs';
import { downloadWorkers } from '@/features/download/jobs';
import { historyWorkers } from '@/features/history/jobs';
import { identityWorkers } from '@/features/identity/jobs';
import { invitationWorkers } from '@/features/invitation/jobs';
import { themeWorkers } from '@/features/theme/jobs';
import { workspaceWorkers } from '@/features/workspace/jobs';
import { zoneWorkers } from '@/features/zone/jobs';
import { ownerPool, prisma } from '@/server/db';
import { send, startJobs } from '@/server/jobs';
import { writeMail } from '@/server/mail';
import { hashPassword } from '@/server/password';
import { accountWorkers } from './jobs';
import { requestReset, resetPassword, signIn } from './mutations';

/** A real mail server that takes what it is sent, or puts it off as often as `refusals` says. */
const inbox = new EventEmitter();
let refusals = 0;
const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  onRcptTo({ address }, _session, callback) {
    if (refusals === 0) return callback();
    refusals -= 1;
    inbox.emit('refused', address);
    callback(Object.assign(new Error('Try again later'), { responseCode: 451 }));
  },
  onData(stream, session, callback) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      callback();
      inbox.emit('mail', { to, raw: Buffer.concat(chunks).toString('utf8') });
    });
  },
});

interface Received {
  to: string[];
  raw: string;
}

const nextMail = async (): Promise<Received> => (await once(inbox, 'mail'))[0];
const from = () => ({ client: randomUUID() });
const start = () =>
  startJobs({
    work: true,
    workers: {
      ...confirmationWorkers,
      ...digestWorkers,
      ...discussionWorkers,
      ...downloadWorkers,
      ...invitationWorkers,
      ...workspaceWorkers,
      ...accountWorkers,
      ...historyWorkers,
      ...identityWorkers,
      ...themeWorkers,
      ...zoneWorkers,
    },
  });

/** Undoes quoted-printable, in which a line ends with `=` and signs beyond ASCII are written as codes. */
const readable = (raw: string) =>
  raw
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

let jobs: Awaited<ReturnType<typeof startJobs>>;

beforeAll(async () => {
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
  const { port } = smtp.server.address() as AddressInfo;
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  process.env.PUBLIC_URL = 'https://touchline.example';
  jobs = await start();
});

afterAll(async () => {
  await jobs.stop();
  await new Promise<void>((done) => smtp.close(done));
});

async function newPerson() {
  const email = `${randomUUID()}@example.test`;
  const passwordHash = await hashPassword('correct horse battery');
  return prisma().user.create({ data: { email, name: 'Ada <b>Example</b>', passwordHash } });
}

test('a person who forgot the password sets a new one with the link from the mail', async () => {
  const { id, email } = await newPerson();
  const mail = nextMail();
  await requestReset({ email, ...from() });
  const { to, raw } = await mail;
  expect(to).toEqual([email]);
  expect(raw).toContain('Subject: Set a new password for Touchline');
  expect(raw).toContain('multipart/alternative');
  expect(readable(raw)).toContain('Hello Ada &lt;b&gt;Example&lt;/b&gt;,');
  const token = /https:\/\/touchline\.example\/reset-password\?token=([\w-]+)/.exec(readable(raw))?.[1] ?? '';
  const { rows } = await ownerPool().query('SELECT data::text FROM pgboss.job');
  expect(JSON.stringify(rows)).not.toContain(token);
  await resetPassword({ token, password: 'a better staple now', ...from() });
  expect(await signIn({ email, password: 'a better staple now', ...from() })).toMatchObject({ id });
});

test('a mail carries its pictures and says how mails of its kind are ended', async () => {
  const mail = nextMail();
  const base64 = Buffer.from('not quite a picture').toString('base64');
  await send('mail', {
    to: 'ada@example.test',
    subject: 'The week',
    text: 'The week',
    html: '<img src="cid:spark-nps" alt="">',
    pictures: [{ cid: 'spark-nps', base64 }],
    unsubscribe: 'https://touchline.example/api/digest/a.b.c',
  });
  const { raw } = await mail;
  expect(raw).toContain('List-Unsubscribe: <https://touchline.example/api/digest/a.b.c>');
  expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(raw).toContain('multipart/related');
  expect(raw).toContain('Content-ID: <spark-nps>');
  expect(raw).toContain('Content-Type: image/png');
  expect(raw).toContain(base64);
});

test('an unknown address gets the same answer and no mail', async () => {
  const heard: string[] = [];
  inbox.on('mail', ({ to }: Received) => heard.push(...to));
  const unknown = `${randomUUID()}@example.test`;
  expect(await requestReset({ email: unknown, ...from() })).toBeUndefined();
  const { email } = await newPerson();
  const mail = nextMail();
  await requestReset({ email, ...from() });
  await mail;
  // Jobs of a queue are begun in order, so the first is over or under way; stopping waits for it.
  await jobs.stop();
  jobs = await start();
  expect(heard).toEqual([email]);
});

test('no address is flooded with reset mails', async () => {
  const email = `${randomUUID()}@example.test`;
  const asked = await Promise.allSettled(Array.from({ length: 5 }, () => requestReset({ email, ...from() })));
  const refused = asked.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(2);
  expect(refused[0]).toMatchObject({ reason: { code: 'rate_limited' } });
});

test('a mail the server puts off is kept, tried again later and not lost by a restart', async () => {
  refusals = 1;
  const to = `${randomUUID()}@example.test`;
  const failures = on(inbox, 'refused');
  await send('mail', writeMail({ to, subject: 'Hello', paragraphs: ['Are you there?'] }));
  await failures.next();
  await jobs.stop();
  const waiting = `SELECT state, retry_count, start_after > now() AS later FROM pgboss.job WHERE data->>'to' = $1`;
  expect((await ownerPool().query(waiting, [to])).rows).toEqual([
    { state: 'retry', retry_count: 0, later: true },
  ]);
  await ownerPool().query(`UPDATE pgboss.job SET start_after = now() WHERE data->>'to' = $1`, [to]);
  const mail = nextMail();
  jobs = await start();
  expect((await mail).to).toEqual([to]);
});
