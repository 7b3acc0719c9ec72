import { expect, test } from 'vitest';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace, type TestWorkspace } from '@/test/factory';
import { getAsking } from './data';
import { setAsking } from './mutations';
import { type AskingEdit, theme } from './schema';

const set = (workspace: TestWorkspace, change: AskingEdit, base: AskingEdit) =>
  asOperator(workspace, (scope) => setAsking(scope, { change, base }));
const read = (workspace: TestWorkspace) => asOperator(workspace, getAsking);

test('a workspace that said nothing asks as usual, keeps what it says, and takes it back', async () => {
  const workspace = await createTestWorkspace(['csat']);
  expect(await read(workspace)).toEqual({});
  const change = { questions: 2, days: 30, consent: true, accent: '#2f6fed' };
  const usual = { questions: 1, days: 7, consent: false, accent: null };
  await set(workspace, change, usual);
  expect(await read(workspace)).toEqual({
    budget: { questions: 2, days: 30 },
    consent: true,
    theme: { accent: '#2f6fed' },
  });
  await set(workspace, usual, change);
  expect(await read(workspace)).toEqual({});
});

test('two admins who change different things keep both; of the same one, the second sees both', async () => {
  const workspace = await createTestWorkspace(['csat']);
  await Promise.all([
    set(workspace, { consent: true }, { consent: false }),
    set(workspace, { radius: 2 }, { radius: null }),
    set(workspace, { font: 'Georgia, serif' }, { font: null }),
  ]);
  const both = { consent: true, theme: { radius: 2, font: 'Georgia, serif' } };
  expect(await read(workspace)).toEqual(both);
  await expect(set(workspace, { radius: 12, days: 30 }, { radius: null, days: 7 })).rejects.toMatchObject({
    code: 'conflict',
    data: { field: 'radius', theirs: 2, yours: 12 },
  });
  expect(await read(workspace)).toEqual(both);
  // Sent twice, because the answer to the first time was lost, it is no conflict.
  await set(workspace, { radius: 2 }, { radius: null });
});

test('colours that two admins chose apart are looked at together', async () => {
  const workspace = await createTestWorkspace(['csat']);
  await set(workspace, { mode: 'light', paper: '#ffffff' }, { mode: null, paper: null });
  await expect(set(workspace, { ink: '#aaaaaa' }, { ink: null })).rejects.toMatchObject({
    code: 'invalid',
    issues: expect.arrayContaining([expect.objectContaining({ path: 'change.ink' })]),
  });
  expect(await read(workspace)).toEqual({ theme: { mode: 'light', paper: '#ffffff' } });
});

test('colours that cannot be read are refused with how far they are from it', () => {
  const said = (chosen: unknown) =>
    theme.safeParse(chosen).error?.issues.map(({ path, message }) => [path.join('.'), message]);
  expect(said({ mode: 'light', ink: '#aaaaaa' })).toContainEqual([
    'ink',
    'The ink on the paper has a contrast of 2.3 : 1 in light mode; 4.5 : 1 is the least that everybody can read.',
  ]);
  expect(said({ accent: '#0b3a1f' })).toMatchObject([
    ['accent', expect.stringMatching(/in dark mode; 3 : 1/)],
  ]);
  expect(said({ accent: 'green' })).toEqual([['accent', 'Write a colour like #2b4fd0.']]);
  expect(said({ font: 'x; } body { display: none' })).toHaveLength(1);
  expect(said({ accent: '#2F6FED', mode: 'auto' })).toBeUndefined();
});
