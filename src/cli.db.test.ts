import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { prisma } from '@/server/db';
import { verifyPassword } from '@/server/password';
import { withSecretKey, workspacesOf } from '@/server/tenancy';

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command line as a process of its own, on this file's database. */
function cli(...args: string[]): Promise<Outcome> {
  const env = { ...process.env, LOG_LEVEL: 'silent' };
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli.ts', ...args],
      { env },
      (error, stdout, stderr) => {
        done({ code: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
  });
}

const owner = ['--email', 'Owner@Example.test', '--password', 'correct horse'];
const create = (...more: string[]) => cli('workspace', 'create', '--name', 'Tea & Co', ...more, '--json');

test('a workspace is made, and standard output is exactly its JSON', async () => {
  const { code, stdout, stderr } = await create(
    ...owner,
    '--template',
    'software-trial',
    '--time-zone',
    'Asia/Tokyo',
  );
  expect([code, stderr]).toEqual([0, '']);
  const made = JSON.parse(stdout);
  expect(stdout).toBe(`${JSON.stringify(made)}\n`);
  expect(Object.keys(made)).toEqual(['workspaceId', 'slug', 'publicKey', 'secretKey', 'maps']);
  expect(Object.keys(made.maps[0])).toEqual(['id', 'name', 'touchpoints']);
  expect(made.maps[0].touchpoints).toContainEqual({ slug: 'upgrade', name: 'Upgrade', type: 'ces' });
  await withSecretKey(made.secretKey, 'map:view', async ({ db, slug, timeZone }) => {
    expect([slug, timeZone]).toEqual(['tea-co', 'Asia/Tokyo']);
    expect(await db.survey.count({ where: { status: 'published' } })).toBe(made.maps[0].touchpoints.length);
  });
  const person = await prisma().user.findUniqueOrThrow({ where: { email: 'owner@example.test' } });
  expect(await verifyPassword('correct horse', person.passwordHash)).toBe(true);
});

test('an e-mail that has an account adds a workspace with its password, and is refused without', async () => {
  const refused = await create('--email', 'owner@example.test', '--password', 'wrong horse');
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toMatch(/not its password/);
  const added = await create(...owner);
  expect(JSON.parse(added.stdout)).toMatchObject({ slug: 'tea-co-2', maps: [] });
  const person = await prisma().user.findUniqueOrThrow({ where: { email: 'owner@example.test' } });
  expect((await workspacesOf(person.id)).map(({ slug }) => slug)).toEqual(['tea-co', 'tea-co-2']);
});

test('members and keys are added to a workspace that exists', async () => {
  const person = ['--email', 'editor@example.test', '--password', 'correct horse', '--role', 'editor'];
  const member = JSON.parse(
    (await cli('member', 'add', '--workspace', 'tea-co', ...person, '--json')).stdout,
  );
  expect(await workspacesOf(member.userId)).toMatchObject([{ slug: 'tea-co', role: 'editor' }]);
  expect((await cli('member', 'add', '--workspace', 'tea-co', ...person)).stderr).toMatch(/already/);
  expect((await cli('member', 'add', '--workspace', 'nowhere', ...person)).stderr).toMatch(
    /no workspace "nowhere"/,
  );

  const key = (...more: string[]) =>
    cli('key', 'create', '--workspace', 'tea-co', '--name', 'Job', ...more, '--json');
  const secret = JSON.parse((await key('--kind', 'secret')).stdout);
  await withSecretKey(secret.key, 'rating:view', async ({ slug }) => expect(slug).toBe('tea-co'));
  const origins = ['--origin', 'https://example.shop/', '--origin', 'http://localhost:8080'];
  expect(JSON.parse((await key('--kind', 'public', ...origins)).stdout)).toMatchObject({
    key: expect.stringMatching(/^pk_[0-9a-f]{24}$/),
    origins: ['https://example.shop', 'http://localhost:8080'],
  });
});

test.each([
  [['workspace', 'create', '--name', 'X'], /--email is missing/],
  [['workspace', 'create', '--name', 'X', ...owner, '--template', 'bakery'], /--template: .*"online-retail"/],
  [['workspace', 'create', '--name', 'X', ...owner, '--time-zone', '+01:00'], /--time-zone: Not a time zone/],
  [['workspace', 'create', '--nmae', 'X', ...owner], /'--nmae'/],
  [['workspace', 'destroy'], /no command "workspace destroy"/],
  [
    ['key', 'create', '--workspace', 'tea-co', '--name', 'X', '--kind', 'public', '--origin', 'x'],
    /--origin: /,
  ],
])('%j is refused with a reason', async (args, reason) => {
  const { code, stdout, stderr } = await cli(...args, '--json');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(reason);
});

test('help names every command', async () => {
  const { code, stdout } = await cli('--help');
  expect(code).toBe(0);
  for (const name of ['workspace create', 'member add', 'key create']) expect(stdout).toContain(name);
});
