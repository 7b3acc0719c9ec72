import { expect, test } from 'vitest';
import { asOperator } from '@/server/tenancy';
import { createTestWorkspace } from '@/test/factory';
import { getAsking } from './data';
import { setAsking } from './mutations';
import { askingInput } from './schema';

test('a workspace that said nothing asks as usual, and keeps what it says', async () => {
  const workspace = await createTestWorkspace(['csat']);
  expect(await asOperator(workspace, getAsking)).toEqual({});
  const asking = { budget: { questions: 2, days: 30 }, consent: true as const, theme: { accent: '#0b6b3a' } };
  await asOperator(workspace, (scope) => setAsking(scope, asking));
  expect(await asOperator(workspace, getAsking)).toEqual(asking);
});

test('colours that cannot be read are refused with how far they are from it', () => {
  const said = (theme: unknown) =>
    askingInput.safeParse({ theme }).error?.issues.map(({ path, message }) => [path.join('.'), message]);
  expect(said({ mode: 'light', ink: '#aaaaaa' })).toContainEqual([
    'theme.ink',
    'The ink on the paper has a contrast of 2.3 : 1 in light mode; 4.5 : 1 is the least that everybody can read.',
  ]);
  expect(said({ accent: '#0b3a1f' })).toMatchObject([
    ['theme.accent', expect.stringMatching(/in dark mode; 3 : 1/)],
  ]);
  expect(said({ accent: 'green' })).toEqual([['theme.accent', 'Write a colour like #2b4fd0.']]);
  expect(said({ font: 'x; } body { display: none' })).toHaveLength(1);
  expect(said({ accent: '#2F6FED', mode: 'auto' })).toBeUndefined();
});
